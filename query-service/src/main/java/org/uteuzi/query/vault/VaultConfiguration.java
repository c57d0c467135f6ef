package org.uteuzi.query.vault;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.uteuzi.vault.KeyEncryption;
import org.uteuzi.vault.Vault;

/** Takes the keys outside the database from where the administrator put them. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    Vault vault(Environment settings) {
        return new Vault(KeyEncryption.given(settings::getProperty));
    }
}
