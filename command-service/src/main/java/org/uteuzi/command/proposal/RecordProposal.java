package org.uteuzi.command.proposal;

import org.uteuzi.command.instrument.RecordInstrument;

/** Approves a proposal and records its request, both or neither. */
record RecordProposal(ProposalCommand.Approve approval, RecordInstrument recording) {}
