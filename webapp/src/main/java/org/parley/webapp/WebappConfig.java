package org.parley.webapp;

import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServlet;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.webapp.health.HealthCheck;
import org.parley.webapp.platform.PlatformModule;
import org.parley.webapp.web.PageSettings;
import org.parley.webapp.webphone.TelephoneSide;
import org.parley.webapp.webphone.WebPhoneSettings;

/**
 * Settings of the webapp.
 *
 * @param publicAddress of pages and REST; port 0 takes any free one
 * @param platformAddress of documents and gateway resources; port 0 takes any free one
 * @param loopbackOnly whether every address of the whole server is loopback: only then is there demo data
 * @param zone in which pages show times
 * @param pages what pages tell of other parts
 * @param webPhone bounds of calls from pages
 * @param telephoneSide where they go
 * @param trustedProxies addresses or networks of proxies that tell whether a browser came by TLS; without TLS there is
 *     no login from other machines
 * @param platformModules mount servlets on the platform connector
 * @param platformServlets further servlets of the platform connector, by path pattern
 * @param healthChecks parts beyond database and web that must be up
 * @param meterBinders bring figures for {@code /metrics}
 */
public record WebappConfig(
        MessageCenterConfig center,
        InetSocketAddress publicAddress,
        InetSocketAddress platformAddress,
        boolean loopbackOnly,
        ZoneId zone,
        PageSettings pages,
        WebPhoneSettings webPhone,
        TelephoneSide telephoneSide,
        List<String> trustedProxies,
        List<PlatformModule> platformModules,
        Map<String, HttpServlet> platformServlets,
        List<HealthCheck> healthChecks,
        List<MeterBinder> meterBinders) {

    public WebappConfig {
        trustedProxies = List.copyOf(trustedProxies);
        platformModules = List.copyOf(platformModules);
        platformServlets = Map.copyOf(platformServlets);
        healthChecks = List.copyOf(healthChecks);
        meterBinders = List.copyOf(meterBinders);
    }

    /** Starts from the defaults: Derby in the data folder, 127.0.0.1:8080, any free port for the platform. */
    public static Builder in(Path dataFolder) {
        return new Builder(MessageCenterConfig.in(dataFolder));
    }

    /** Collects settings; what is not set keeps its default. */
    public static final class Builder {
        private final List<PlatformModule> platformModules = new ArrayList<>();
        private final Map<String, HttpServlet> platformServlets = new LinkedHashMap<>();
        private final List<HealthCheck> healthChecks = new ArrayList<>();
        private final List<MeterBinder> meterBinders = new ArrayList<>();
        private MessageCenterConfig center;
        private InetSocketAddress publicAddress = new InetSocketAddress("127.0.0.1", 8080);
        private InetSocketAddress platformAddress = new InetSocketAddress("127.0.0.1", 0);
        private boolean loopbackOnly = true;
        private ZoneId zone = ZoneId.systemDefault();
        private PageSettings pages = PageSettings.DEFAULT;
        private WebPhoneSettings webPhone = WebPhoneSettings.DEFAULT;
        private TelephoneSide telephoneSide = TelephoneSide.NONE;
        private List<String> trustedProxies = List.of();

        private Builder(MessageCenterConfig center) {
            this.center = center;
        }

        public Builder center(MessageCenterConfig value) {
            center = value;
            return this;
        }

        public Builder publicAddress(InetSocketAddress value) {
            publicAddress = value;
            return this;
        }

        public Builder platformAddress(InetSocketAddress value) {
            platformAddress = value;
            return this;
        }

        public Builder loopbackOnly(boolean value) {
            loopbackOnly = value;
            return this;
        }

        public Builder zone(ZoneId value) {
            zone = value;
            return this;
        }

        public Builder pages(PageSettings value) {
            pages = value;
            return this;
        }

        public Builder telephone(WebPhoneSettings bounds, TelephoneSide side) {
            webPhone = bounds;
            telephoneSide = side;
            return this;
        }

        public Builder trustedProxies(List<String> value) {
            trustedProxies = value;
            return this;
        }

        public Builder platformModule(PlatformModule value) {
            platformModules.add(value);
            return this;
        }

        public Builder platformServlet(String pattern, HttpServlet servlet) {
            platformServlets.put(pattern, servlet);
            return this;
        }

        public Builder healthCheck(HealthCheck value) {
            healthChecks.add(value);
            return this;
        }

        public Builder meterBinder(MeterBinder value) {
            meterBinders.add(value);
            return this;
        }

        public WebappConfig build() {
            return new WebappConfig(
                    center,
                    publicAddress,
                    platformAddress,
                    loopbackOnly,
                    zone,
                    pages,
                    webPhone,
                    telephoneSide,
                    trustedProxies,
                    platformModules,
                    platformServlets,
                    healthChecks,
                    meterBinders);
        }
    }
}
