package org.parley.webapp.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code api/openapi.json}: which resources there are and what may be done with each (OpenAPI 3.1). */
final class ApiDescription {
    private static final String FILE = "/api/openapi.json";
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");

    private final byte[] file;
    private final List<Resource> resources = new ArrayList<>();

    /** @param methods with HEAD where there is GET */
    record Resource(String template, Pattern path, TreeSet<String> methods) {}

    ApiDescription() {
        try (InputStream in = ApiDescription.class.getResourceAsStream(FILE)) {
            file = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode description = JsonMapper.builder().build().readTree(file);
        for (String template : description.get("paths").propertyNames()) {
            TreeSet<String> methods = description.get("paths").get(template).propertyNames().stream()
                    .filter(name -> name.matches("get|put|post|patch|delete"))
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            resources.add(new Resource(template, Pattern.compile(regex(template)), methods));
        }
    }

    /** A call's id may have slashes in it. */
    private static String regex(String template) {
        return PARAMETER
                .matcher(template.replace(".", "\\."))
                .replaceAll(found -> found.group(1).equals("call") ? ".+" : "[^/]+");
    }

    byte[] file() {
        return file.clone();
    }

    List<Resource> resources() {
        return resources;
    }

    /** What describes a path; an exact one comes before one with parameters. */
    Optional<Resource> of(String path) {
        return resources.stream()
                .filter(one -> one.template().equals(path))
                .findFirst()
                .or(() -> resources.stream()
                        .filter(one -> one.path().matcher(path).matches())
                        .findFirst());
    }
}
