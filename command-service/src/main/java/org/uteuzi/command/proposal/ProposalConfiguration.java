package org.uteuzi.command.proposal;

import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.uteuzi.command.register.ProposalStreams;

/** Makes proposals known to Axon. */
@Configuration(proxyBeanMethods = false)
class ProposalConfiguration {

    @Bean
    ConfigurerModule proposalAggregate(ProposalStreams streams) {
        return streams.aggregate(Proposal.class);
    }
}
