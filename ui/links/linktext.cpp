#include "ui/links/linktext.h"

#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/links/reasontext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace otklik {

namespace {

constexpr qsizetype longestName = 120;
constexpr double mostTimes = 1e9;

/// A count with two leading digits: what is learned is not known better.
QString rough(double number)
{
    if (number < 10)
        return QLocale().toString(number, 'f', number < 9.95 && std::abs(number - std::round(number)) > 0.05 ? 1 : 0);
    const double scale = std::pow(10, std::floor(std::log10(number)) - 1);
    return QLocale().toString(std::round(number / scale) * scale, 'f', 0);
}

double timesOf(qint64 hundredthsOfABit)
{
    return std::min(mostTimes, std::exp2(std::abs(static_cast<double>(hundredthsOfABit)) / 100));
}

} // namespace

QString LinkText::perCent(qint64 ofAThousand)
{
    const double share = static_cast<double>(std::clamp<qint64>(ofAThousand, 0, 1000)) / 10;
    if (ofAThousand >= 1000)
        return tr("over %1 %").arg(QLocale().toString(99.9, 'f', 1));
    if (ofAThousand < 10)
        return tr("below %1 %").arg(QLocale().toString(1));
    return tr("%1 %").arg(QLocale().toString(share, 'f', ofAThousand > 990 ? 1 : 0));
}

QString LinkText::likelihood(qint64 ofAThousand)
{
    if (ofAThousand >= 990)
        return tr("almost certain");
    if (ofAThousand >= 900)
        return tr("very likely");
    if (ofAThousand >= 700)
        return tr("likely");
    if (ofAThousand >= 500)
        return tr("more likely than not");
    return tr("doubtful");
}

QString LinkText::name(const Account &account)
{
    const QString name = plaintext::excerpt(account.name.isEmpty() ? account.handle : account.name, longestName);
    return name.trimmed().isEmpty() ? tr("Nameless account") : name;
}

QString LinkText::handleInNetwork(const Account &account)
{
    const QString who = account.handle.isEmpty() ? name(account) : u'@' + plaintext::excerpt(account.handle, longestName);
    return tr("%1 in %2", "an account in a network").arg(plaintext::isolated(who), networkLook(account.network).title);
}

QString LinkText::pair(const ProposalItem &item)
{
    return tr("%1 and %2").arg(plaintext::isolated(name(item.first.account)), plaintext::isolated(name(item.second.account)));
}

QString LinkText::state(ProposalState state)
{
    switch (state) {
    case ProposalState::Open: return tr("open");
    case ProposalState::Confirmed: return tr("same person");
    case ProposalState::Refused: return tr("not the same");
    case ProposalState::Automatic: return tr("linked automatically");
    case ProposalState::Outdated: return tr("outdated");
    }
    return {};
}

QString LinkText::decision(const ProposalItem &item)
{
    const QString who = plaintext::isolated(plaintext::excerpt(item.decidedByName, longestName));
    const QString proof = ReasonText::proof(item.proposal.proof);
    switch (item.proposal.state) {
    case ProposalState::Confirmed:
        return item.decidedByName.isEmpty() ? tr("Linked by a colleague") : tr("Linked by %1").arg(who);
    case ProposalState::Refused:
        return item.decidedByName.isEmpty() ? tr("Refused by a colleague") : tr("Refused by %1").arg(who);
    case ProposalState::Automatic:
        return proof.isEmpty() ? tr("Linked automatically") : tr("Linked automatically: %1").arg(proof);
    case ProposalState::Open:
    case ProposalState::Outdated: break;
    }
    return {};
}

QString LinkText::done(const ProposalItem &item, ProposalState state)
{
    switch (state) {
    case ProposalState::Confirmed: return tr("Same person: %1").arg(pair(item));
    case ProposalState::Refused: return tr("Not the same: %1").arg(pair(item));
    default: return tr("Open again: %1").arg(pair(item));
    }
}

QString LinkText::odds(qint64 hundredthsOfABit)
{
    if (hundredthsOfABit >= 0)
        return tr("1 in %1").arg(1);
    // One number: it does not break at the end of a line.
    return tr("1 in %1").arg(rough(timesOf(hundredthsOfABit))).replace(u' ', QChar::Nbsp);
}

QString LinkText::weight(qint64 hundredthsOfABit)
{
    const QString number = QLocale().toString(std::abs(static_cast<double>(hundredthsOfABit)) / 100, 'f', 1);
    return hundredthsOfABit < 0 ? QStringLiteral("\u2212") + number : u'+' + number;
}

QString LinkText::effect(qint64 hundredthsOfABit)
{
    constexpr qint64 nothing = 15; // a tenth more
    if (std::abs(hundredthsOfABit) < nothing)
        return tr("changes next to nothing");
    const QString times = rough(timesOf(hundredthsOfABit));
    return hundredthsOfABit > 0 ? tr("makes it %1 times as likely").arg(times)
                                : tr("makes it %1 times less likely").arg(times);
}

} // namespace otklik
