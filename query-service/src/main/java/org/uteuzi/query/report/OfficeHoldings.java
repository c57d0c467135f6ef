package org.uteuzi.query.report;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.report.OfficeHolding.Checked;
import org.uteuzi.query.report.OfficeHolding.Signatory;
import org.uteuzi.query.structure.PersonIds;

/** Checks whether signatories were in office. */
@Component
public class OfficeHoldings {

    private final JdbcClient database;
    private final Names names;
    private final PersonIds personIds;
    private final Histories histories;

    OfficeHoldings(JdbcClient database, Names names, PersonIds personIds, Histories histories) {
        this.database = database;
        this.names = names;
        this.personIds = personIds;
        this.histories = histories;
    }

    /** @param signatories as many as a request may hold */
    OfficeHolding of(List<Signatory> signatories) {
        return new OfficeHolding(signatories, database, names, personIds, histories);
    }

    public Checked check(Signatory typed, Asked asked) {
        List<Checked> answers = new ArrayList<>();
        of(List.of(SignatoryRows.clean(typed))).tell(asked, answers::add);
        return answers.getFirst();
    }
}
