package org.parley.tests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Who may know whom: the walls between the modules. */
@AnalyzeClasses(
        packages = "org.parley",
        importOptions = {ImportOption.DoNotIncludeTests.class, WallsTest.NotTheTestsModule.class})
class WallsTest {
    private static final String BROWSER = "org.parley.browser..";
    private static final String GATEWAY = "org.parley.gateway..";
    private static final String SPEECH = "org.parley.speech..";
    private static final String WEBAPP = "org.parley.webapp..";
    private static final String SERVER = "org.parley.server..";

    /** Leaves this module's own classes out. */
    static final class NotTheTestsModule implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("/org/parley/tests/");
        }
    }

    @ArchTest
    static final ArchRule theBrowserKnowsNobody =
            noClasses().that().resideInAPackage(BROWSER).should().dependOnClassesThat(ours(BROWSER));

    @ArchTest
    static final ArchRule theGatewayKnowsTheBrowserOnly =
            noClasses().that().resideInAPackage(GATEWAY).should().dependOnClassesThat(ours(GATEWAY, BROWSER));

    @ArchTest
    static final ArchRule aSpeechEngineKnowsTheGatewayOnly =
            noClasses().that().resideInAPackage(SPEECH).should().dependOnClassesThat(ours(SPEECH, GATEWAY, BROWSER));

    @ArchTest
    static final ArchRule theWebappKnowsNeither =
            noClasses().that().resideInAPackage(WEBAPP).should().dependOnClassesThat(ours(WEBAPP));

    @ArchTest
    static final ArchRule nobodyKnowsTheServer = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER);

    @ArchTest
    static final ArchRule sipIsSpokenInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("org.parley.gateway.sip..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.sip..", "gov.nist..");

    @ArchTest
    static final ArchRule scriptsRunInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("org.parley.browser.script..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mozilla.javascript..");

    @ArchTest
    static final ArchRule servletsAndTemplatesAreTheWebapps = noClasses()
            .that()
            .resideOutsideOfPackages(WEBAPP, SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "org.apache.catalina..", "org.apache.velocity..");

    @ArchTest
    static final ArchRule velocityIsTheWebapps = noClasses()
            .that()
            .resideOutsideOfPackage(WEBAPP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.velocity..");

    @ArchTest
    static final ArchRule theDatabaseIsTheWebapps = noClasses()
            .that()
            .resideOutsideOfPackage(WEBAPP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.apache.derby..", "com.zaxxer..");

    @ArchTest
    static final ArchRule documentsAreFetchedInTheBrowser = noClasses()
            .that()
            // The webapp posts webhooks, and events to the documents of running calls.
            .resideOutsideOfPackages(
                    BROWSER, GATEWAY, SERVER, "org.parley.webapp.notification..", "org.parley.webapp.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "com.github.mizosoft..");

    @ArchTest
    static final ArchRule marySpeaksInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage(SPEECH)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("marytts..");

    @ArchTest
    static final ArchRule logsGoThroughSlf4j = noClasses()
            .that()
            // Tomcat itself logs there and must be tuned there.
            .resideOutsideOfPackage("org.parley.webapp.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.log4j..", "org.apache.logging..");

    @ArchTest
    static final ArchRule internalPackagesStayInTheirModule =
            classes().that(resideInAPackage("org.parley..")).should(useNoInternalsOfOtherModules());

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    private static DescribedPredicate<JavaClass> ours(String... except) {
        return resideInAPackage("org.parley..").and(not(resideInAnyPackage(except)));
    }

    private static ArchCondition<JavaClass> useNoInternalsOfOtherModules() {
        return new ArchCondition<>("use no internal package of another module") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().contains(".internal"))
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("org.parley"))
                        .filter(dependency ->
                                !module(dependency.getTargetClass()).equals(module(item)))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(item, dependency.getDescription())));
            }
        };
    }

    private static String module(JavaClass item) {
        return List.of(item.getPackageName().split("\\.")).get(2);
    }
}
