#include "ui/customer/cardfieldspresenter.h"

#include "ui/common/enqueue.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/composer/composertext.h"
#include "ui/customer/cardfieldform.h"
#include "ui/customer/customerpresenter.h"
#include "ui/team/teamdata.h"

#include <algorithm>

namespace otklik {

namespace {

/// Under which account a person was made; empty for the card's own.
QString accountOf(const CustomerCard &card, const PersonId &home)
{
    const auto it = std::ranges::find(card.accounts, home, &Account::homePersonId);
    if (it == card.accounts.cend())
        return {};
    const QString who = it->handle.isEmpty() ? it->name : u'@' + it->handle;
    return plaintext::isolated(plaintext::oneLine(networkLook(it->network).title + u' ' + who));
}

} // namespace

CardFieldsPresenter::CardFieldsPresenter(CustomerPresenter &customer, const TeamData &team, MutationLog &log, QObject *parent)
    : QObject(parent), m_customer(customer), m_team(team), m_log(log)
{
    connect(&customer, &CustomerPresenter::loaded, this, &CardFieldsPresenter::changed);
    connect(&customer, &CustomerPresenter::opened, this, &CardFieldsPresenter::changed);
    connect(&team, &TeamData::changed, this, &CardFieldsPresenter::changed);
    connect(this, &CardFieldsPresenter::undoOffered, &customer, &CustomerPresenter::undoOffered);
    connect(this, &CardFieldsPresenter::failed, &customer, &CustomerPresenter::takeBack);
}

QList<CardFieldValue> CardFieldsPresenter::values() const
{
    QList<CardFieldValue> values;
    if (!m_customer.card())
        return values;
    for (const CardField &field : m_team.cardFields())
        values.append(valueOf(field));
    return values;
}

CardFieldValue CardFieldsPresenter::valueOf(const CardField &field) const
{
    const CustomerCard &card = *m_customer.card();
    CardFieldValue value{field, field.title.in(ComposerText::uiLanguage()), {}, {}, {}};
    for (const PersonDetail &detail : card.details) {
        if (detail.key != field.key || detail.value.isEmpty())
            continue;
        if (detail.personId == card.person.id) {
            value.value = detail.value;
            value.setBy = m_customer.userName(detail.setBy);
        } else {
            const QString from = accountOf(card, detail.personId);
            const QString shown = plaintext::oneLine(CardFieldForm::shown(field, detail.value));
            value.elsewhere.append(from.isEmpty() ? shown : tr("%1, from %2").arg(shown, from));
        }
    }
    return value;
}

bool CardFieldsPresenter::invites() const
{
    return m_customer.card() && m_team.cardFields().isEmpty() && canReview(m_customer.me().role);
}

void CardFieldsPresenter::set(const QString &key, const QString &value)
{
    const auto all = values();
    const auto it = std::ranges::find_if(all, [&](const CardFieldValue &one) { return one.field.key == key; });
    if (it == all.cend() || it->value == value)
        return;
    const PersonId person = m_customer.person();
    enqueueFor(this, m_log, PersonDetailSet{person, key, value, it->value});
    m_customer.amend([&](CustomerCard &card) {
        const PersonDetailId id = detailIdOf(person, key);
        const auto detail = std::ranges::find(card.details, id, &PersonDetail::id);
        if (detail == card.details.end())
            card.details.prepend({id, person, key, value, m_customer.me().id, m_customer.clock().now()});
        else
            detail->value = value;
    });
    Q_EMIT undoOffered(tr("%1 changed", "a field of the card").arg(plaintext::oneLine(it->title)),
                       PersonDetailSet{person, key, it->value, value});
}

} // namespace otklik
