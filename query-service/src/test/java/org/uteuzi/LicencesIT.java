package org.uteuzi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uteuzi.testing.Licences;

/** What the service is made of is listed in it, and we may pass all of it on. */
class LicencesIT {

    private static final Path COMPONENTS = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    @Test
    void every_component_of_the_list_has_a_licence_that_is_allowed() {
        assumeThat(System.getProperty("cyclonedx.skip"))
                .as("whoever builds with -Dcyclonedx.skip has no list of components")
                .isNull();
        assertThat(COMPONENTS)
                .as("the list is made when the service is packaged")
                .exists();
        assertThat(Licences.of(COMPONENTS))
                .hasSizeGreaterThan(50)
                .allSatisfy((component, offered) -> assertThat(Licences.allow(offered))
                        .as("%s %s", component, offered)
                        .isTrue());
    }

    @Test
    void every_component_has_the_name_by_which_a_feed_of_vulnerabilities_knows_it() {
        assumeThat(System.getProperty("cyclonedx.skip"))
                .as("whoever builds with -Dcyclonedx.skip has no list of components")
                .isNull();
        assertThat(Licences.names(COMPONENTS))
                .hasSizeGreaterThan(50)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("pkg:maven/[\\w.-]+/[\\w.-]+@[\\w.+-]+\\?.*type=jar.*"));
    }

    @Test
    void what_offers_no_such_licence_is_refused() {
        assertThat(Licences.allow(List.of("GPL-3.0-only"))).isFalse();
        assertThat(Licences.allow(List.of())).isFalse();
        assertThat(Licences.allow(List.of("EPL-2.0", "LGPL-2.1-only"))).isTrue();
    }
}
