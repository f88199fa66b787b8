#include "identity/linkage/handleform.h"

#include "identity/linkage/textsimilarity.h"
#include "identity/names/latinkey.h"
#include "identity/names/personname.h"
#include "identity/names/sametext.h"

#include <algorithm>
#include <array>

namespace otklik::identity {

namespace {

constexpr qsizetype longestHandle = 128;
constexpr qsizetype shortestCore = 3;
constexpr qsizetype shortestRun = 5;

/// Words that say what an account is for and not whose it is; longer ones before those they begin with.
constexpr std::array roles{
    u"representative",
    u"congresswoman",
    u"congressman",
    u"ofitsialnyi",
    u"ofitsialny",
    u"governor",
    u"official",
    u"oficial",
    u"ofitsial",
    u"senator",
    u"deputat",
    u"channel",
    u"leader",
    u"doctor",
    u"uscong",
    u"office",
    u"mayor",
    u"insta",
    u"kanal",
    u"press",
    u"usrep",
    u"ussen",
    u"judge",
    u"blog",
    u"cong",
    u"prof",
    u"real",
    u"info",
    u"news",
    u"team",
    u"live",
    u"page",
    u"mail",
    u"gov",
    u"the",
    u"rep",
    u"sen",
    u"iam",
    u"dr",
    u"mr",
    u"ms",
    u"tv",
    u"md",
};

/// A bit for each letter from a to z with which a role begins or ends.
constexpr quint32 bitOf(char16_t c)
{
    return c >= u'a' && c <= u'z' ? 1U << (c - u'a') : 0;
}
constexpr quint32 firstOfRoles = [] {
    quint32 bits = 0;
    for (const QStringView role : roles)
        bits |= bitOf(role.utf16()[0]);
    return bits;
}();
constexpr quint32 lastOfRoles = [] {
    quint32 bits = 0;
    for (const QStringView role : roles)
        bits |= bitOf(role.utf16()[role.size() - 1]);
    return bits;
}();

QStringView withoutRoles(QStringView text)
{
    for (bool isChanged = true; isChanged && !text.isEmpty();) {
        isChanged = false;
        if (!(firstOfRoles & bitOf(text.front().unicode())) && !(lastOfRoles & bitOf(text.back().unicode())))
            return text;
        for (const QStringView role : roles) {
            if (text.size() < role.size() + shortestCore)
                continue;
            if (text.front() == role.front() && text.startsWith(role))
                text = text.sliced(role.size());
            else if (text.back() == role.back() && text.endsWith(role))
                text.chop(role.size());
            else
                continue;
            isChanged = true;
        }
    }
    return text;
}

QStringView withoutDigits(QStringView text)
{
    while (!text.isEmpty() && (text.back().isDigit() || text.back() == u' '))
        text.chop(1);
    while (!text.isEmpty() && text.front().isDigit())
        text = text.sliced(1);
    return text;
}

QString digitsOf(QStringView text)
{
    QString digits;
    for (const QChar c : text)
        if (c.isDigit())
            digits += c;
    return digits;
}

QString keyOf(const QString &whole)
{
    QString key = latinKey(whole);
    if (whole.contains(u'x')) // tixonov
        for (const QString &other : otherReadings(whole))
            key += u' ' + other;
    return key;
}

/// Where `part` stands in the text; it is added if it does not.
qsizetype placeIn(QString &text, const QString &part)
{
    const qsizetype at = text.indexOf(part);
    if (at >= 0)
        return at;
    text += part;
    return text.size() - part.size();
}

/// What stands before or after the shared run on one side and on the other can be one given name: nothing, or
/// an initial of the other ("k", "katherine").
bool isCompatible(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    return a.isEmpty() || (a.size() == 1 && b.startsWith(a));
}

} // namespace

HandleForm readHandle(QStringView written)
{
    const QString whole = canonicalHandle(written.left(longestHandle));
    const QStringView bare = withoutRoles(withoutDigits(whole));
    const bool isPart = bare.size() >= shortestCore && bare.size() < whole.size();
    const QStringView core = isPart ? bare : QStringView(whole);
    const QString digits = digitsOf(whole);
    const QString key = keyOf(whole);
    // Most keys are the core, and most digits stand together: one text has all four.
    HandleForm form;
    form.text = whole;
    const qsizetype coreAt = core.data() - QStringView(whole).data();
    const qsizetype keyAt = key == core ? coreAt : placeIn(form.text, key);
    const qsizetype digitsAt = placeIn(form.text, digits);
    const QStringView text = form.text;
    form.whole = text.first(whole.size());
    form.core = text.sliced(coreAt, core.size());
    form.key = text.sliced(keyAt, key.size());
    form.digits = text.sliced(digitsAt, digits.size());
    form.letters.add(form.core);
    return form;
}

HandleAgreement compareHandles(const HandleForm &a, const HandleForm &b)
{
    if (isSameText(a.whole, b.whole))
        return {HandleLevel::Same, a.core.size()};
    if (isSameText(a.core, b.core)) {
        // bivanov204 and bivanov883 say each that they are not the other.
        const bool areOthers = !a.digits.isEmpty() && !b.digits.isEmpty() && a.digits != b.digits;
        return {areOthers ? HandleLevel::Run : HandleLevel::Core, a.core.size()};
    }
    if (std::min(a.core.size(), b.core.size()) >= 6 && isOneEditApart(a.core, b.core))
        return {HandleLevel::Within, shortestRun}; // sergeyivanov, sergeiivanov
    const auto shortestPairs = std::min({shortestRun, a.core.size(), b.core.size()}) - 1;
    if (a.letters.shared(b.letters) < std::max<qsizetype>(shortestPairs, shortestCore))
        return {};
    const SharedRun run = longestSharedRun(a.core, b.core);
    const qsizetype shorter = std::min(a.core.size(), b.core.size());
    if (run.length < std::min(shortestRun, shorter) || run.length < shortestCore + 1)
        return {HandleLevel::Different, run.length};
    const bool isWithin =
        isCompatible(a.core.left(run.inFirst), b.core.left(run.inSecond))
        && isCompatible(a.core.sliced(run.inFirst + run.length), b.core.sliced(run.inSecond + run.length));
    return {isWithin ? HandleLevel::Within : HandleLevel::Run, run.length};
}

bool showsName(const HandleForm &handle, const NameForm &name)
{
    const NameForm::Words words = name.called();
    return std::any_of(words.begin(), words.end(), [&](const NameWord *word) {
        return word->key.size() >= shortestCore && (handle.key.contains(word->key) || (!handle.key.isEmpty() && word->key.contains(handle.key)));
    });
}

QString wordsOfHandle(QStringView written)
{
    QStringList words;
    for (const QString &part : handleParts(written.left(longestHandle)))
        if (!part.front().isDigit())
            words.append(part);
    return words.join(u' ');
}

} // namespace otklik::identity
