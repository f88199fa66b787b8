#include "ui/links/reasontext.h"

#include "ui/common/plaintext.h"

#include <QDate>
#include <QLocale>

namespace otklik {

namespace {

constexpr qsizetype longestValue = 80;

bool is(const QString &word, const char *key)
{
    return word == QLatin1StringView(key);
}

/// What was compared, safe and short; digits of a date as a date.
QString shownValue(const ProposalReason &reason, const QString &value)
{
    if (is(reason.which, "birth_date") && value.size() == 8) {
        const QDate date = QDate::fromString(value, QStringLiteral("yyyyMMdd"));
        if (date.isValid())
            return QLocale().toString(date, QLocale::ShortFormat);
    }
    return plaintext::isolated(plaintext::excerpt(value, longestValue));
}

} // namespace

QString ReasonText::sentence(const ProposalReason &reason)
{
    QString said = name(is(reason.which, "name") ? reason.agreement : QString());
    if (said.isEmpty() && is(reason.which, "handle"))
        said = handle(reason.agreement);
    if (said.isEmpty())
        said = contact(reason.which, reason.agreement);
    if (said.isEmpty())
        said = fact(reason.which, reason.agreement);
    if (said.isEmpty())
        said = other(reason.which, reason.agreement);
    if (said.isEmpty())
        said = neutral(reason.weight);
    const QString first = shownValue(reason, reason.first);
    const QString second = shownValue(reason, reason.second);
    if (reason.first.isEmpty() && reason.second.isEmpty())
        return said;
    if (reason.first == reason.second || reason.second.isEmpty())
        return tr("%1: “%2”").arg(said, first);
    if (reason.first.isEmpty())
        return tr("%1: “%2”").arg(said, second);
    return tr("%1: “%2” and “%3”").arg(said, first, second);
}

QString ReasonText::name(const QString &agreement)
{
    if (is(agreement, "same"))
        return tr("The names are the same");
    if (is(agreement, "diminutive"))
        return tr("The names are the same, one as a diminutive");
    if (is(agreement, "spelling"))
        return tr("The names differ in their spelling only");
    if (is(agreement, "initial"))
        return tr("The initials fit the name");
    if (is(agreement, "some_part"))
        return tr("A part of the names is the same");
    if (is(agreement, "different"))
        return tr("The names differ");
    return {};
}

QString ReasonText::handle(const QString &agreement)
{
    if (is(agreement, "same"))
        return tr("The handles are the same");
    if (is(agreement, "core"))
        return tr("The handles are the same but for an addition");
    if (is(agreement, "within"))
        return tr("One handle stands in the other");
    if (is(agreement, "run"))
        return tr("The handles share a long part");
    if (is(agreement, "different"))
        return tr("The handles differ");
    return {};
}

QString ReasonText::contact(const QString &field, const QString &agreement)
{
    if (is(field, "email")) {
        if (is(agreement, "same"))
            return tr("Both name the same e-mail");
        if (is(agreement, "same_name"))
            return tr("The e-mails are the same before the @");
        if (is(agreement, "spelling"))
            return tr("The e-mails differ in a letter");
        if (is(agreement, "different"))
            return tr("The e-mails differ");
    }
    if (is(field, "phone")) {
        if (is(agreement, "same"))
            return tr("Both name the same phone");
        if (is(agreement, "different"))
            return tr("The phones differ");
    }
    if (is(field, "address")) {
        if (is(agreement, "same"))
            return tr("The addresses are the same");
        if (is(agreement, "mostly"))
            return tr("The addresses are nearly the same");
        if (is(agreement, "partly"))
            return tr("The addresses are the same in part");
        if (is(agreement, "different"))
            return tr("The addresses differ");
    }
    return {};
}

QString ReasonText::fact(const QString &field, const QString &agreement)
{
    if (is(field, "number")) {
        if (is(agreement, "same"))
            return tr("The customer numbers are the same");
        if (is(agreement, "spelling"))
            return tr("The customer numbers differ in a digit");
        if (is(agreement, "different"))
            return tr("The customer numbers differ");
    }
    if (is(field, "birth_date")) {
        if (is(agreement, "same"))
            return tr("The dates of birth are the same");
        if (is(agreement, "spelling"))
            return tr("The dates of birth are nearly the same");
        if (is(agreement, "different"))
            return tr("The dates of birth differ");
    }
    if (is(field, "city")) {
        if (is(agreement, "same"))
            return tr("The cities are the same");
        if (is(agreement, "spelling"))
            return tr("The cities differ in their spelling only");
        if (is(agreement, "different"))
            return tr("The cities differ");
    }
    return {};
}

QString ReasonText::other(const QString &field, const QString &agreement)
{
    if (is(field, "name_in_handle")) {
        if (is(agreement, "whole"))
            return tr("The handle of one is made of the name of the other");
        if (is(agreement, "part"))
            return tr("The handle of one shows a part of the name of the other");
        if (is(agreement, "absent"))
            return tr("The handle of one does not show the name of the other");
    }
    if (is(field, "mention")) {
        if (is(agreement, "mutual"))
            return tr("Each profile names the other account");
        if (is(agreement, "one_way"))
            return tr("One profile names the other account");
        if (is(agreement, "another"))
            return tr("A profile names another account in that network");
    }
    if (is(field, "style")) {
        if (is(agreement, "different"))
            return tr("They write in different ways, which says little");
        return tr("They write in a similar way, which says little");
    }
    return {};
}

QString ReasonText::neutral(qint64 weight)
{
    if (weight == 0)
        return tr("One more thing was compared; it says nothing");
    return weight > 0 ? tr("One more thing speaks for it") : tr("One more thing speaks against it");
}

QString ReasonText::proof(const QString &proof)
{
    if (proof.isEmpty() || is(proof, "none"))
        return {};
    if (is(proof, "mutual_links"))
        return tr("each profile links to the other");
    if (is(proof, "verified_email"))
        return tr("both have the same e-mail, verified by the networks");
    if (is(proof, "verified_phone"))
        return tr("both have the same phone, verified by the networks");
    return tr("the networks prove it");
}

} // namespace otklik
