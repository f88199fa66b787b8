#include "server/import/timetext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cctype>

namespace otklik {

namespace {

/// Walks over a text, taking what it expects.
class Scanner
{
public:
    explicit Scanner(std::string_view text) : m_rest(text) { }

    bool take(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool takeAny(std::string_view any)
    {
        return !m_rest.empty() && any.find(m_rest.front()) != std::string_view::npos && take(m_rest.front());
    }
    /// Between `least` and `most` digits.
    std::optional<int> number(size_t least, size_t most)
    {
        size_t n = 0;
        while (n < most && n < m_rest.size() && std::isdigit(static_cast<unsigned char>(m_rest[n])))
            ++n;
        if (n < least)
            return std::nullopt;
        int value = 0;
        std::from_chars(m_rest.data(), m_rest.data() + n, value);
        m_rest.remove_prefix(n);
        return value;
    }
    std::string_view word()
    {
        size_t n = 0;
        while (n < m_rest.size()
               && (std::isalpha(static_cast<unsigned char>(m_rest[n])) || static_cast<unsigned char>(m_rest[n]) >= 0x80))
            ++n;
        const std::string_view word = m_rest.substr(0, n);
        m_rest.remove_prefix(n);
        return word;
    }
    void spaces()
    {
        while (take(' ')) { }
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

struct Parts
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millis = 0;
    int zoneMinutes = 0;
};

std::optional<TimePoint> toTime(const Parts &p)
{
    const std::chrono::year_month_day date{std::chrono::year(p.year), std::chrono::month(static_cast<unsigned>(p.month)),
                                           std::chrono::day(static_cast<unsigned>(p.day))};
    if (!date.ok() || p.hour > 23 || p.minute > 59 || p.second > 60 || p.year < 1970 || p.year > 2200)
        return std::nullopt;
    return TimePoint(std::chrono::sys_days(date).time_since_epoch() + std::chrono::hours(p.hour)
                     + std::chrono::minutes(p.minute - p.zoneMinutes) + std::chrono::seconds(p.second)
                     + std::chrono::milliseconds(p.millis));
}

/// "Z", "UTC", "GMT", "+03", "+0300", "+03:00", or nothing.
bool takeZone(Scanner &in, Parts &p)
{
    in.spaces();
    if (in.atEnd())
        return true;
    const bool plus = in.take('+');
    if (plus || in.take('-')) {
        const auto hours = in.number(2, 2);
        if (!hours)
            return false;
        in.take(':');
        const int minutes = in.number(2, 2).value_or(0);
        p.zoneMinutes = (plus ? 1 : -1) * (*hours * 60 + minutes);
        return true;
    }
    const std::string_view zone = in.word();
    return zone == "Z" || zone == "UTC" || zone == "GMT";
}

/// "22:10", "22:10:47", "22:10:47.123"
bool takeClock(Scanner &in, Parts &p)
{
    const auto hour = in.number(1, 2);
    if (!hour || !in.take(':'))
        return false;
    const auto minute = in.number(2, 2);
    if (!minute)
        return false;
    p.hour = *hour;
    p.minute = *minute;
    if (in.take(':'))
        p.second = in.number(1, 2).value_or(0);
    if (in.takeAny(".,")) {
        int scale = 100;
        while (const auto digit = in.number(1, 1)) {
            p.millis += *digit * scale;
            scale /= 10;
        }
    }
    return true;
}

/// By the first three letters, English or Russian.
std::optional<int> monthNumber(std::string_view name)
{
    static constexpr std::array english{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static constexpr std::array russian{"янв", "фев", "мар", "апр", "мая", "июн",
                                        "июл", "авг", "сен", "окт", "ноя", "дек"};
    for (size_t i = 0; i < english.size(); ++i)
        if (name.starts_with(english[i]) || name.starts_with(russian[i]))
            return static_cast<int>(i) + 1;
    return std::nullopt;
}

std::optional<TimePoint> parseUnix(std::string_view text)
{
    if (text.size() < 9 || text.size() > 13)
        return std::nullopt;
    long long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return TimePoint(std::chrono::milliseconds(text.size() >= 12 ? value : value * 1000));
}

/// Year first, or day first; the day and the time may be glued by T or spaces.
std::optional<TimePoint> parseNumeric(std::string_view text)
{
    Scanner in(text);
    Parts p;
    const auto first = in.number(1, 4);
    if (!first || !in.takeAny("-./"))
        return std::nullopt;
    const auto second = in.number(1, 2);
    if (!second || !in.takeAny("-./"))
        return std::nullopt;
    const auto third = in.number(1, 4);
    if (!third)
        return std::nullopt;
    const bool yearFirst = *first > 31;
    p.year = yearFirst ? *first : *third;
    p.month = *second;
    p.day = yearFirst ? *third : *first;
    in.takeAny("T,");
    in.spaces();
    if (!in.atEnd() && (!takeClock(in, p) || !takeZone(in, p)))
        return std::nullopt;
    return in.atEnd() ? toTime(p) : std::nullopt;
}

/// The newest such day of any year that is not after `seen`.
std::optional<TimePoint> lastBefore(TimePoint seen, Parts p)
{
    constexpr int yearsBack = 8; // the 29th of February
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(seen)};
    p.year = static_cast<int>(day.year());
    for (int tried = 0; tried <= yearsBack; ++tried, --p.year)
        if (const auto time = toTime(p); time && *time <= seen)
            return time;
    return std::nullopt;
}

/// "Tue Oct 31 22:10:47 +0000 2017" and "Tue, 31 Oct 2017 22:10:47 +0000"
std::optional<TimePoint> parseNamed(std::string_view text, std::optional<TimePoint> seen)
{
    Scanner in(text);
    Parts p;
    std::string_view word = in.word();
    in.take(',');
    in.spaces();
    auto day = in.number(1, 2);
    if (day)
        in.spaces();
    else if (!monthNumber(word) || in.atEnd())
        word = {};
    if (const std::string_view named = in.word(); !named.empty())
        word = named;
    const auto month = monthNumber(word);
    in.spaces();
    if (!day)
        day = in.number(1, 2);
    if (!month || !day)
        return std::nullopt;
    p.month = *month;
    p.day = *day;
    in.spaces();
    const auto year = Scanner(in.rest()).number(4, 4);
    if (year) {
        p.year = *in.number(4, 4);
        in.spaces();
    }
    if (!in.atEnd() && (!takeClock(in, p) || !takeZone(in, p)))
        return std::nullopt;
    in.spaces();
    if (!year)
        p.year = in.number(4, 4).value_or(0);
    if (!in.atEnd())
        return std::nullopt;
    return p.year == 0 && seen ? lastBefore(*seen, p) : toTime(p);
}

} // namespace

std::optional<TimePoint> parseTimeText(std::string_view text, std::optional<TimePoint> seen)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
        text.remove_suffix(1);
    if (text.empty())
        return std::nullopt;
    if (const auto time = parseUnix(text))
        return time;
    if (const auto time = parseNumeric(text))
        return time;
    return parseNamed(text, seen);
}

} // namespace otklik
