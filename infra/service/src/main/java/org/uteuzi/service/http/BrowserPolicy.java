package org.uteuzi.service.http;

import java.util.Map;

/**
 * What a service tells browsers beside what every service does. Each must say it, else it does not start.
 *
 * @param content Content-Security-Policy
 * @param referrer Referrer-Policy
 * @param more headers by their names
 */
public record BrowserPolicy(String content, String referrer, Map<String, String> more) {}
