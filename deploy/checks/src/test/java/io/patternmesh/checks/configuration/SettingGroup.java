package io.patternmesh.checks.configuration;

import java.util.List;

/**
 * The settings under one prefix.
 *
 * @param description in Markdown, from the Javadoc of the interface
 */
public record SettingGroup(String prefix, String description, List<Setting> settings) {}
