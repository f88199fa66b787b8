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
    HandleForm form{canonicalHandle(written.left(longestHandle)), {}, {}, {}, {}};
    const QStringView core = withoutRoles(withoutDigits(form.whole));
    const bool isPart = core.size() >= shortestCore && core.size() < form.whole.size();
    form.core = isPart ? core.toString() : form.whole;
    for (const QChar c : form.whole)
        if (c.isDigit())
            form.digits += c;
    form.key = latinKey(form.whole);
    if (form.whole.contains(u'x')) // tixonov
        for (const QString &other : otherReadings(form.whole))
            form.key += u' ' + other;
    if (form.key == form.core)
        form.key = form.core; // one text in memory
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
    const QStringView viewA = a.core;
    const QStringView viewB = b.core;
    const bool isWithin = isCompatible(viewA.left(run.inFirst), viewB.left(run.inSecond))
                       && isCompatible(viewA.sliced(run.inFirst + run.length), viewB.sliced(run.inSecond + run.length));
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
