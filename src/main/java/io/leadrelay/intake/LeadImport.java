package io.leadrelay.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One upload of leads.
 *
 * @param source the system that the rows come from
 * @param history whether the rows are leads of the past whose outcome is known
 * @param mapping what the columns mean, as JSON, or null where the header tells
 * @param unusedColumns the columns whose content is not taken in
 * @param importedAt when it was uploaded; undated signals carry this time
 * @param uploadedBy the user id of who sent it
 * @param lastRow the number of the last row that is done, as a spreadsheet counts; 0 before the
 *     first
 * @param error why it failed, as a sentence
 * @param finishedAt when it was done or failed
 */
record LeadImport(
    UUID id,
    ImportState state,
    String source,
    boolean history,
    @Nullable String mapping,
    List<String> header,
    List<String> unusedColumns,
    Instant importedAt,
    String uploadedBy,
    long lastRow,
    ImportTally tally,
    @Nullable String error,
    @Nullable Instant finishedAt) {}
