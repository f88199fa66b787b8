#include "ui/composer/composertext.h"

#include "models/typedtext.h"
#include "ui/common/plaintext.h"
#include "ui/composer/answerline.h"

#include <QLocale>
#include <QStringList>

namespace otklik {

QString ComposerText::uiLanguage()
{
    return QLocale().language() == QLocale::Russian ? QStringLiteral("ru") : QStringLiteral("en");
}

QString ComposerText::checkTitle(CheckKey key)
{
    switch (key) {
    case CheckKey::Interest: return tr("Interest");
    case CheckKey::Need: return tr("Real need asked for");
    case CheckKey::Solution: return tr("Solution");
    case CheckKey::Alternative: return tr("Alternative");
    case CheckKey::Empathy: return tr("Empathy");
    case CheckKey::Questions: return tr("Questions answered");
    case CheckKey::Admission: return tr("Fault admitted");
    case CheckKey::Apology: return tr("Apology");
    case CheckKey::Thanks: return tr("Thanks");
    case CheckKey::NextStep: return tr("Next step");
    case CheckKey::Explanation: return tr("What is done and why");
    case CheckKey::PersonalData: return tr("Personal data");
    case CheckKey::Rudeness: return tr("Rude words");
    case CheckKey::Blame: return tr("Blames the customer");
    case CheckKey::Honesty: return tr("Promises too much or nothing");
    case CheckKey::Officialese: return tr("Officialese");
    case CheckKey::StockPhrase: return tr("Stock phrase");
    case CheckKey::Sameness: return tr("Somebody else got this text");
    case CheckKey::Language: return tr("Not the customer's language");
    case CheckKey::Variable: return tr("Gap not filled in");
    case CheckKey::Length: return tr("Too long");
    }
    return {};
}

QString ComposerText::personalData(PersonalDataKind kind)
{
    switch (kind) {
    case PersonalDataKind::Card: return tr("payment card");
    case PersonalDataKind::Phone: return tr("phone number");
    case PersonalDataKind::Passport: return tr("passport");
    case PersonalDataKind::Snils: return tr("insurance number (SNILS)");
    case PersonalDataKind::Inn: return tr("tax number (INN)");
    case PersonalDataKind::Email: return tr("e-mail");
    case PersonalDataKind::BankAccount: return tr("bank account");
    case PersonalDataKind::Contract: return tr("contract number");
    case PersonalDataKind::Address: return tr("address");
    case PersonalDataKind::Ogrn: return tr("registration number (OGRN)");
    }
    return {};
}

QString ComposerText::kinds(const QList<PersonalDataSpan> &found)
{
    QStringList names;
    for (const PersonalDataSpan &span : found)
        if (const QString name = personalData(span.kind); !names.contains(name))
            names.append(name);
    return names.join(QStringLiteral(", "));
}

QString ComposerText::personalDataReason(const GateInput &in)
{
    const QString what = kinds(in.report->personalData);
    if (canReview(in.me->role))
        return tr("Personal data in a public reply: %1. Take it out, answer privately, or give a reason.").arg(what);
    if (in.rules->canAnswerPrivately)
        return tr("Personal data in a public reply: %1. Take it out, answer privately, or ask a lead and say why.").arg(what);
    return tr("Personal data in a public reply: %1. Take it out, or ask a lead and say why.").arg(what);
}

QString ComposerText::reason(const Gate &gate, const GateInput &in)
{
    switch (gate.reason) {
    case GateReason::Open: return {};
    case GateReason::NothingOpen: return tr("Choose a case to answer.");
    case GateReason::CaseClosed: return tr("The case is closed. Reopen it to answer.");
    case GateReason::OnItsWay: return tr("An earlier text is still on its way.");
    case GateReason::HeldByOther:
        return tr("%1 answers this customer.").arg(plaintext::isolated(plaintext::oneLine(in.conversation->holderName)));
    case GateReason::Empty: return tr("Nothing written yet.");
    case GateReason::Unclaimed: return tr("Claim the customer first, so that nobody else answers too.");
    case GateReason::TwoVersions: return tr("There are two versions of this reply. Choose one first.");
    case GateReason::NotAnswerable: return AnswerLine::sentence(in.answer, {});
    case GateReason::NotPossibleThere:
        return in.visibility == Visibility::Public ? tr("This network takes no public answer. Answer privately.")
                                                   : tr("This network takes no private answer. Answer publicly.");
    case GateReason::NeedsReview: return tr("Your replies go through a lead. Send it to review.");
    case GateReason::PersonalData: return personalDataReason(in);
    case GateReason::TooLong:
        if (!in.report->length.isOver())
            return tr("The reply has more than %1 characters. Make it shorter.").arg(QLocale().toString(longestTypedText));
        return tr("Too long by %n character(s). The network would refuse it.", nullptr,
                  static_cast<int>(-in.report->length.left()));
    case GateReason::PictureBeingRead: return tr("A picture is still being read. Wait a moment, or take it out.");
    case GateReason::TooManyPictures:
        if (const qsizetype most = mostPictures(*in.rules); most > 0)
            return tr("This network takes at most %n picture(s). Take some out.", nullptr, static_cast<int>(most));
        return tr("Pictures cannot be sent to this network from here. Take them out.");
    case GateReason::DescribedPersonalData:
        return tr("Personal data in the description of a picture: %1. It goes out with the picture: take it out.")
            .arg(kinds(in.inDescriptions));
    case GateReason::LineEmpty: return tr("The public line is empty. Write it, or leave it out.");
    case GateReason::LineTooLong:
        return tr("The public line is too long by %n character(s).", nullptr, static_cast<int>(-in.line.length.left()));
    case GateReason::LinePersonalData:
        return tr("Personal data in the public line: %1. Everybody reads it: take it out.").arg(kinds(in.line.personalData));
    case GateReason::Check: return hintText(in.report->item(gate.check).hint, uiLanguage());
    }
    return {};
}

QString ComposerText::length(const TextLength &length)
{
    const QLocale locale;
    if (length.limit <= 0)
        return locale.toString(length.used);
    return QStringLiteral("%1 / %2").arg(locale.toString(length.used), locale.toString(length.limit));
}

QString ComposerText::lengthHelp(const TextLength &length, const NetworkRules &rules, const QString &addressing)
{
    QStringList parts;
    switch (length.unit) {
    case LengthUnit::CodePoints: parts << tr("Counted in characters."); break;
    case LengthUnit::Graphemes: parts << tr("Counted as the eye sees them: an emoji is one."); break;
    case LengthUnit::Utf16Units: parts << tr("Counted in UTF-16 units: most emoji are two."); break;
    }
    if (rules.linkWeight > 0)
        parts << tr("Every link counts as %n.", nullptr, rules.linkWeight);
    if (!addressing.isEmpty())
        parts << tr("The network adds %1.").arg(plaintext::isolated(plaintext::oneLine(addressing)));
    if (length.limit > 0)
        parts << tr("Beyond the limit the network refuses the reply.");
    else
        parts << tr("This network tells no limit.");
    return parts.join(u' ');
}

QString ComposerText::pictures(qsizetype count)
{
    return count > 0 ? tr("%n picture(s)", nullptr, static_cast<int>(count)) : QString();
}

QString ComposerText::visibility(Visibility visibility)
{
    return visibility == Visibility::Public ? tr("Public") : tr("Private");
}

QString ComposerText::state(CheckState state)
{
    switch (state) {
    case CheckState::Ticked: return tr("done");
    case CheckState::Missing: return tr("missing");
    case CheckState::Advised: return tr("advised");
    case CheckState::Warning: return tr("warning");
    case CheckState::Stop: return tr("must be changed");
    case CheckState::NotNeeded: return tr("not needed");
    }
    return {};
}

} // namespace otklik
