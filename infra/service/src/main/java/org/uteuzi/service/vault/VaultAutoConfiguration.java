package org.uteuzi.service.vault;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.uteuzi.vault.KeyEncryption;
import org.uteuzi.vault.Vault;

/** Takes the keys outside the database from where the administrator put them. */
@AutoConfiguration
public class VaultAutoConfiguration {

    @Bean
    Vault vault(Environment settings) {
        return new Vault(KeyEncryption.given(settings::getProperty));
    }
}
