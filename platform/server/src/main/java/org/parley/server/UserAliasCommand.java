package org.parley.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.alias.MessageAlias;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./run user alias}: numbers that stand for several mailboxes. */
@Command(
        name = "alias",
        mixinStandardHelpOptions = true,
        description = "Lists the message aliases; with a number, makes, changes or removes one.",
        footer = {"", "  ./run user alias 201 --name Sales --members 101,102"})
final class UserAliasCommand implements Callable<Integer> {

    @ParentCommand
    private UserCommand users;

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "as long as an extension")
    private String number;

    @Option(names = "--name", paramLabel = "NAME")
    private String name;

    @Option(names = "--members", paramLabel = "EXTENSION", split = ",", description = "whom it stands for")
    private List<String> members;

    @Option(names = "--remove", description = "removes it")
    private boolean remove;

    @Override
    public Integer call() {
        return users.inCenter(center -> {
            if (number == null) {
                center.aliases().all().forEach(this::show);
                return 0;
            }
            if (!number.matches("[0-9]{1,16}")) {
                users.complain(number + " is no number");
                return 1;
            }
            return remove ? remove(center) : change(center);
        });
    }

    private int remove(MessageCenter center) {
        if (center.aliases().delete(number)) {
            users.note("delete list", number, "");
            return 0;
        }
        users.complain("There is no alias " + number);
        return 1;
    }

    private int change(MessageCenter center) {
        Optional<MessageAlias> known = center.aliases().find(number);
        if (known.isEmpty() && members == null) {
            users.complain("There is no alias " + number + "; --members makes one");
            return 1;
        }
        MessageAlias wanted = new MessageAlias(
                number,
                name == null ? known.map(MessageAlias::name).orElse("") : name,
                members == null ? known.orElseThrow().members() : members);
        Optional<String> mistake = known.filter(wanted::equals).isPresent()
                ? Optional.empty()
                : center.aliases().put(wanted);
        if (mistake.isEmpty() && known.filter(wanted::equals).isEmpty()) {
            users.note("put list", number, wanted.name() + ": " + String.join(" ", wanted.members()));
        }
        mistake.ifPresentOrElse(users::complain, () -> show(wanted));
        return mistake.isPresent() ? 1 : 0;
    }

    private void show(MessageAlias alias) {
        users.say(alias.number() + "  '" + alias.name() + "'  " + String.join(",", alias.members()));
    }
}
