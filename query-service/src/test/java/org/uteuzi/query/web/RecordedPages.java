package org.uteuzi.query.web;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.instrument.Finding;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.proposal.Actor;
import org.uteuzi.proposal.ProposalCommented;
import org.uteuzi.query.register.TestRegister;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.Say;
import org.uteuzi.query.structure.TestProposals;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** An institution with something to see on every page, recorded once for all tests of pages. */
final class RecordedPages {

    static final String ID = "kurasa";
    static final String OF = "?institution=" + ID;

    /** Each page with an address, by the name that its pictures have; UNCORRECTED stands for that entry. */
    static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("dashboard", "/dashboard" + OF),
            Map.entry("structure", "/" + OF),
            Map.entry("compare", "/compare" + OF + "&on=2022-06-01&againstOn=2024-06-15"),
            Map.entry("explain", "/explain" + OF + "&on=2020-08-01&entry=UNCORRECTED"),
            Map.entry("post", "/posts/kurasa-mkurugenzi"),
            Map.entry("unit", "/units/kurasa-idara"),
            Map.entry("findings", "/findings" + OF),
            Map.entry("beliefs", "/posts/kurasa-mkurugenzi/beliefs"),
            Map.entry("beliefs-person", "/people/kurasa-juma/beliefs"),
            Map.entry("findings-post", "/posts/kurasa-mkuu"),
            Map.entry("person", "/people/kurasa-juma"),
            Map.entry("person-erased", "/people/kurasa-aliyefutwa"),
            Map.entry("instrument-erasure", "/instruments/kurasa-futa-agizo"),
            Map.entry("post-of-erased", "/posts/kurasa-futa-mkuu"),
            Map.entry("proposal-erasure", "/proposals/kurasa-futa-pendekezo"),
            Map.entry("instrument", "/instruments/kurasa-masahihisho"),
            Map.entry("reports", "/reports" + OF),
            Map.entry("check", "/checks" + OF + "&name=kurasa-asha&post=Mkurugenzi%20Mtendaji&day=2021-06-15"),
            Map.entry("register", "/register" + OF),
            Map.entry("replay", "/register/replay" + OF + "&on=2022-06-01"),
            Map.entry("reads", "/reads"),
            Map.entry("purpose", "/purpose?person=kurasa-juma&then=/people/kurasa-juma"),
            Map.entry("search", "/search?q=mkurugenzi"),
            Map.entry("desk", "/desk"),
            Map.entry("proposals", "/proposals"),
            Map.entry("proposal", "/proposals/kurasa-pendekezo"),
            Map.entry("imports", "/desk/imports"));

    /** The last entry before the correction. */
    private static long uncorrected;

    private RecordedPages() {}

    static String address(String path) {
        return path.replace("UNCORRECTED", String.valueOf(uncorrected));
    }

    static synchronized long uncorrected(Installation installation) {
        if (installation.node.get("/api/institutions/" + ID).statusCode() == 404) {
            tell(installation);
        }
        return uncorrected;
    }

    private static void tell(Installation installation) {
        installation.record(
                "kurasa-sheria",
                new InstitutionEstablished(
                        "f-kurasa",
                        ID,
                        text("Wakala wa Mfano wa Kumbukumbu", "Sample Records Agency"),
                        null,
                        new LegalBasis("TZ-ZNZ", "7", 2019, null),
                        List.of(),
                        new PartialDate("2019"),
                        null,
                        null),
                unit(
                        "kurasa-ofisi",
                        null,
                        UnitKind.EXECUTIVE,
                        "Mkurugenzi Mtendaji",
                        "Executive Director",
                        List.of(),
                        "2019"),
                unit(
                        "kurasa-zamani",
                        null,
                        UnitKind.DEPARTMENT,
                        "Idara ya Nyaraka",
                        "Department of Papers",
                        List.of(),
                        "2019"),
                post("kurasa-mkuu", "kurasa-ofisi", null, "Mkurugenzi Mtendaji", "Executive Director"),
                Say.person("kurasa-asha", "Mfano Asha Juma"),
                Say.person("kurasa-juma", "Mfano Juma Haji Makame"),
                Say.person("kurasa-neema", "Mfano Neema Khamis"),
                Say.term("kurasa-1", "kurasa-mkuu", "kurasa-asha", "2020-03-01", "2024-08-31"),
                Say.person("kurasa-mwingine", "Mfano Salma Kombo"));
        acknowledged(installation);
        installation.record(
                "kurasa-agizo",
                new UnitDissolved(
                        "f-kurasa-zamani-mwisho",
                        "kurasa-zamani",
                        List.of("unit:kurasa-idara"),
                        new PartialDate("2020-07-01"),
                        null,
                        null),
                unit(
                        "kurasa-idara",
                        null,
                        UnitKind.DEPARTMENT,
                        "Idara ya Rasilimali Watu, Utawala na Mipango",
                        "Department of Human Resources, Administration and Planning",
                        List.of("unit:kurasa-zamani"),
                        "2020-07-01"),
                unit(
                        "kurasa-divisheni",
                        "kurasa-idara",
                        UnitKind.DIVISION,
                        "Divisheni ya Mipango",
                        "Division of Planning",
                        List.of(),
                        "2020-07-01"),
                post("kurasa-mkurugenzi", "kurasa-idara", "kurasa-mkuu", "Mkurugenzi", "Director"),
                new MandateSet(
                        "f-kurasa-majukumu-1",
                        "kurasa-idara",
                        text("Kutunza orodha ya watumishi.", "Keeping the list of staff."),
                        List.of(text("Kutunza orodha", "Keeping the list")),
                        null,
                        List.of(),
                        new PartialDate("2020-07-01"),
                        null,
                        null),
                Say.appointed("kurasa-2", "kurasa-mkurugenzi", "kurasa-juma", "2020-07-01"));
        installation.record(
                "kurasa-barua",
                new MandateSet(
                        "f-kurasa-majukumu-2",
                        "kurasa-idara",
                        text("Kutunza orodha ya watumishi na wageni.", "Keeping the list of staff and guests."),
                        List.of(),
                        null,
                        List.of(),
                        new PartialDate("2023-01-01"),
                        null,
                        null),
                Say.ended("f-kurasa-2-mwisho", "kurasa-2", "kurasa-mkurugenzi", "2023-01-01", EndReason.RESIGNED));
        uncorrected = installation
                .record("kurasa-kaimu", Say.acting("kurasa-3", "kurasa-mkurugenzi", "kurasa-neema", "2023-02-01"))
                .lastEntry();
        installation.record(
                "kurasa-masahihisho",
                Say.appointed(
                        "f-kurasa-2-sahihi",
                        "kurasa-2",
                        "kurasa-mkurugenzi",
                        "kurasa-juma",
                        null,
                        "2020-09-01",
                        Say.corrects("f-kurasa-2")));
        propose(TestProposals.in(installation));
        erase(installation);
    }

    /** Somebody of another institution, and a proposal to erase another. */
    private static void erase(Installation installation) {
        installation.record(
                "kurasa-futa-sheria",
                Say.institution("kurasa-futa", "2019"),
                Say.unit("kurasa-futa-ofisi", "kurasa-futa", "2019"),
                Say.post("kurasa-futa-mkuu", "kurasa-futa-ofisi", "2019"),
                Say.person("kurasa-aliyefutwa", "Mfano Aliye Futwa"),
                Say.term("kurasa-futa-1", "kurasa-futa-mkuu", "kurasa-aliyefutwa", "2020-03-01", "2024-08-31"));
        installation.record(
                "kurasa-futa-agizo", new PersonErased("f-kurasa-aliyefutwa-mwisho", "kurasa-aliyefutwa", null));
        TestProposals.in(installation).madeToErase("kurasa-futa-pendekezo", ID, "kurasa-juma");
    }

    /** Long ago, two of the same post. */
    private static void propose(TestProposals proposals) {
        proposals.made("kurasa-lingine", ID, 0, "post:kurasa-mkurugenzi");
        proposals.made("kurasa-pendekezo", ID, 0, Instant.parse("2024-07-01T21:00:00Z"), "post:kurasa-mkurugenzi");
        proposals.happened(
                "2024-06-02T08:00:00Z",
                new ProposalCommented("kurasa-pendekezo", "k-1", new Actor("s-juma", "juma"), "Kwa nini sasa?"));
    }

    /** Somebody beside the only seat there is, which the recorder knew. */
    private static void acknowledged(Installation installation) {
        installation.register.record(
                "kurasa-wawili",
                installation.register.lastRecordedAt().plusSeconds(60),
                TestRegister.whole(
                        "kurasa-wawili",
                        List.of(new Finding("MORE_HOLDERS_THAN_SEATS", 0, null, "Makabidhiano ya mwezi mmoja")),
                        List.of(Say.appointed("kurasa-4", "kurasa-mkuu", "kurasa-mwingine", "2024-05-15"))));
        installation.node.follow(installation.register);
    }

    private static UnitEstablished unit(
            String id,
            @Nullable String parent,
            UnitKind kind,
            String sw,
            String en,
            List<String> succeeds,
            String from) {
        return new UnitEstablished(
                "f-" + id, id, ID, parent, kind, text(sw, en), null, succeeds, new PartialDate(from), null, null);
    }

    private static PostEstablished post(String id, String unit, @Nullable String reportsTo, String sw, String en) {
        Terms terms = new Terms(null, null, null, null, null, null, Period.ofMonths(6), null);
        return new PostEstablished(
                "f-" + id,
                id,
                unit,
                text(sw, en),
                reportsTo,
                true,
                1,
                terms,
                new PartialDate(reportsTo == null ? "2019" : "2020-07-01"),
                null,
                null);
    }

    private static LocalizedText text(String sw, String en) {
        return new LocalizedText(sw, en);
    }
}
