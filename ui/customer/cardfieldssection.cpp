#include "ui/customer/cardfieldssection.h"

#include "ui/customer/cardfieldrow.h"
#include "ui/customer/cardfieldspresenter.h"
#include "ui/customer/customerpresenter.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace otklik {

CardFieldsSection::CardFieldsSection(CardFieldsPresenter &presenter, QWidget *parent)
    : Section(tr("Fields"), parent), m_presenter(presenter), m_invitation(new QPushButton(tr("Add fields of your own"), this))
{
    m_invitation->setObjectName(QStringLiteral("inviteFields"));
    m_invitation->setToolTip(tr("Opens the team's document in which the fields of the card are listed"));
    layout()->addWidget(m_invitation);
    connect(m_invitation, &QPushButton::clicked, this, &CardFieldsSection::fieldsWanted);
    connect(&presenter, &CardFieldsPresenter::changed, this, &CardFieldsSection::fill);
    connect(&presenter.customer(), &CustomerPresenter::leaving, this, &CardFieldsSection::leave);
    fill();
}

void CardFieldsSection::fill()
{
    const auto values = m_presenter.values();
    const bool isSame = std::ranges::equal(values, m_fields, [](const CardFieldValue &value, const CardFieldRow *row) {
        return value.field == row->field();
    });
    // Between two cards there are none: the rows wait for the next one.
    if (!isSame && m_presenter.customer().card())
        makeRows(values);
    for (qsizetype i = 0; i < values.size(); ++i)
        m_fields.at(i)->show(values.at(i), m_presenter.customer().unsaved(m_fields.at(i)->keptUnder()));
    m_invitation->setVisible(m_presenter.invites());
    setVisible(!values.isEmpty() || m_presenter.invites());
}

void CardFieldsSection::makeRows(const QList<CardFieldValue> &values)
{
    leave();
    clearRows();
    m_fields.clear();
    for (const CardFieldValue &value : values) {
        auto *row = new CardFieldRow(value, this);
        rows()->addWidget(row);
        m_fields.append(row);
        connect(row, &CardFieldRow::edited, this, [this, key = value.field.key](const QString &to) { m_presenter.set(key, to); });
        connect(row, &CardFieldRow::linkClicked, this, &CardFieldsSection::linkClicked);
        connect(row, &CardFieldRow::resumed, this,
                [this, row] { m_presenter.customer().keepUnsaved(row->keptUnder(), {}); });
    }
}

void CardFieldsSection::leave()
{
    for (CardFieldRow *row : std::as_const(m_fields))
        if (const QString typed = row->leave(); !typed.isEmpty())
            m_presenter.customer().keepUnsaved(row->keptUnder(), typed);
}

} // namespace otklik
