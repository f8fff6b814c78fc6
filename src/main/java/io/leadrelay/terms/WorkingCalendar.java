package io.leadrelay.terms;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * When the company works.
 *
 * @param holidays whose public holidays are free, as an ISO 3166 code such as {@code DE} or {@code
 *     DE-BY}; null for none
 * @param closingDays the company's own free days, with their names
 */
public record WorkingCalendar(
    ZoneId zone,
    WorkingHours hours,
    @Nullable String holidays,
    SortedMap<LocalDate, String> closingDays) {}
