#include "ui/customer/profilepresenter.h"

#include "models/uuid7.h"
#include "ui/common/enqueue.h"
#include "ui/customer/customerpresenter.h"

#include <QRegularExpression>

#include <algorithm>

namespace otklik {

ContactKind contactKindOf(const QString &value)
{
    static const QRegularExpression mail(QStringLiteral("^\\S+@\\S+\\.\\S+$"));
    static const QRegularExpression phone(QStringLiteral("^\\+?[\\d\\s()\\-.]{5,}$"));
    if (value.startsWith(QLatin1StringView("http://"), Qt::CaseInsensitive)
        || value.startsWith(QLatin1StringView("https://"), Qt::CaseInsensitive))
        return ContactKind::Link;
    if (mail.match(value).hasMatch())
        return ContactKind::Email;
    if (phone.match(value).hasMatch())
        return ContactKind::Phone;
    return value.contains(u',') ? ContactKind::Address : ContactKind::Other;
}

QStringList tagsOf(const QString &commaSeparated)
{
    QStringList tags;
    for (const QString &part : commaSeparated.split(u','))
        if (const QString tag = part.simplified(); !tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive))
            tags.append(tag);
    return tags;
}

ProfilePresenter::ProfilePresenter(CustomerPresenter &customer, MutationLog &log, const Clock &clock)
    : m_customer(customer), m_log(log), m_clock(clock)
{
}

QString ProfilePresenter::changed(PersonField which)
{
    switch (which) {
    case PersonField::Name: return tr("Name changed");
    case PersonField::Language: return tr("Language changed");
    case PersonField::City: return tr("City changed");
    case PersonField::Tags: return tr("Tags changed");
    case PersonField::TimeZone: return tr("Time zone changed");
    case PersonField::BirthDate: return tr("Date of birth changed");
    }
    return {};
}

void ProfilePresenter::edit(PersonField which, const QString &value)
{
    if (!m_customer.card())
        return;
    Person person = m_customer.card()->person;
    const QString before = fieldOf(person, which);
    if (before == value)
        return;
    enqueueFor(this, m_log, PersonEdit{person.id, which, value, before});
    // At once: the next change has to begin from this one.
    m_customer.amend([&](CustomerCard &card) { fieldOf(card.person, which) = value; });
    Q_EMIT undoOffered(changed(which), PersonEdit{person.id, which, before, value});
}

void ProfilePresenter::addTags(const QString &typed)
{
    if (m_customer.card())
        edit(PersonField::Tags, tagsOf(m_customer.card()->person.tags + u',' + typed).join(QStringLiteral(", ")));
}

void ProfilePresenter::removeTag(const QString &tag)
{
    if (!m_customer.card())
        return;
    QStringList tags = tagsOf(m_customer.card()->person.tags);
    if (tags.removeAll(tag) > 0)
        edit(PersonField::Tags, tags.join(QStringLiteral(", ")));
}

void ProfilePresenter::addContact(const QString &value)
{
    const QString tidy = value.simplified();
    if (!m_customer.card() || tidy.isEmpty())
        return;
    const auto id = newId<ContactId>(m_clock);
    enqueueFor(this, m_log, ContactAdd{id, m_customer.person(), contactKindOf(tidy), tidy});
    Q_EMIT undoOffered(tr("Contact added"), ContactRemove{id});
}

void ProfilePresenter::editContact(const ContactId &id, const QString &value)
{
    if (!m_customer.card())
        return;
    const auto &contacts = m_customer.card()->contacts;
    const auto it = std::ranges::find(contacts, id, &Contact::id);
    const QString tidy = value.simplified();
    if (it == contacts.cend() || !it->source.isEmpty() || tidy.isEmpty() || it->value == tidy)
        return;
    const QString before = it->value;
    enqueueFor(this, m_log, ContactEdit{id, tidy, before});
    m_customer.amend([&](CustomerCard &card) { std::ranges::find(card.contacts, id, &Contact::id)->value = tidy; });
    Q_EMIT undoOffered(tr("Contact changed"), ContactEdit{id, before, tidy});
}

void ProfilePresenter::removeContact(const ContactId &id)
{
    enqueueFor(this, m_log, ContactRemove{id});
    Q_EMIT undoOffered(tr("Contact removed"), ContactRestore{id});
}

} // namespace otklik
