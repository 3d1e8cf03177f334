package org.overread.core.planted;

import java.sql.Connection;

/** Breaks a house rule on purpose. */
public record JdbcOutsideTheStore(Connection connection) {}
