#include "server/main/matchtext.h"

#include <algorithm>
#include <array>

namespace otklik::server {

namespace {

struct Words final
{
    const char *which;
    const char *agreement;
    const char *text;
};

/// By the names of identity/linkage.
constexpr std::array words{
    Words{"name", "same", "the same name"},
    Words{"name", "diminutive", "the same name, one as a diminutive"},
    Words{"name", "spelling", "names that differ in their spelling only"},
    Words{"name", "initial", "initials that fit the name"},
    Words{"name", "some_part", "a part of the name"},
    Words{"name", "different", "the names differ"},
    Words{"handle", "same", "the same handle"},
    Words{"handle", "core", "the same handle but for an addition"},
    Words{"handle", "within", "one handle stands in the other"},
    Words{"handle", "run", "the handles share a long part"},
    Words{"handle", "different", "the handles differ"},
    Words{"name_in_handle", "whole", "a handle made of the name"},
    Words{"name_in_handle", "part", "a handle that shows a part of the name"},
    Words{"name_in_handle", "absent", "the handle does not show the name"},
    Words{"email", "same", "the same e-mail"},
    Words{"email", "same_name", "e-mails that are the same before the @"},
    Words{"email", "spelling", "e-mails that differ in a letter"},
    Words{"email", "different", "the e-mails differ"},
    Words{"phone", "same", "the same phone"},
    Words{"phone", "different", "the phones differ"},
    Words{"number", "same", "the same customer number"},
    Words{"number", "spelling", "customer numbers that differ in a digit"},
    Words{"number", "different", "the customer numbers differ"},
    Words{"birth_date", "same", "the same date of birth"},
    Words{"birth_date", "spelling", "nearly the same date of birth"},
    Words{"birth_date", "different", "the dates of birth differ"},
    Words{"address", "same", "the same address"},
    Words{"address", "mostly", "nearly the same address"},
    Words{"address", "partly", "a part of the address"},
    Words{"address", "different", "the addresses differ"},
    Words{"city", "same", "the same city"},
    Words{"city", "spelling", "cities that differ in their spelling only"},
    Words{"city", "different", "the cities differ"},
    Words{"mention", "mutual", "each profile names the other account"},
    Words{"mention", "one_way", "one profile names the other account"},
    Words{"mention", "another", "a profile names another account"},
    Words{"style", "similar", "a similar way of writing"},
    Words{"style", "different", "they write in different ways"},
};

QString wordsOf(const ProposalReason &reason)
{
    const auto isIt = [&](const Words &one) {
        return reason.which == QLatin1StringView(one.which) && reason.agreement == QLatin1StringView(one.agreement);
    };
    const auto found = std::find_if(words.begin(), words.end(), isIt);
    return found == words.end() ? reason.which + u' ' + reason.agreement : QString::fromLatin1(found->text);
}

} // namespace

QString reasonsText(const LikelyAccount &account)
{
    constexpr qsizetype most = 3;
    QList<ProposalReason> reasons = account.reasons;
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const ProposalReason &a, const ProposalReason &b) { return a.weight > b.weight; });
    QStringList texts;
    for (const ProposalReason &reason : std::as_const(reasons))
        if (reason.weight > 0 && texts.size() < most)
            texts.append(wordsOf(reason));
    QString text = texts.join(QStringLiteral(", "));
    if (!reasons.isEmpty() && reasons.constLast().weight < 0)
        text += QStringLiteral("; but ") + wordsOf(reasons.constLast());
    return text;
}

} // namespace otklik::server
