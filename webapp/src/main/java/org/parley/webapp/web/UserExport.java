package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.AuditLog;
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.user.UserImport;

/** {@code /admin/users/export}: all users as a CSV file, without secrets. */
final class UserExport extends AdminPage {
    private static final long serialVersionUID = 1L;

    private final transient UserImport lists;
    private final transient AuditLog audit;

    UserExport(Pages pages, MessageCenter center, UserDesk desk) {
        super(pages, center.accounts());
        this.lists = new UserImport(desk);
        this.audit = center.audit();
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        audit.during(actor(request, administrator), notes -> {
            notes.add("export users", "", "");
            return true;
        });
        byte[] csv = lists.export().getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"users.csv\"");
        response.setContentLength(csv.length);
        response.getOutputStream().write(csv);
    }
}
