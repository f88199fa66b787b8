#include "ui/customer/contactssection.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace otklik {

namespace {

QString iconOf(ContactKind kind)
{
    switch (kind) {
    case ContactKind::Phone: return QStringLiteral("phone");
    case ContactKind::Email: return QStringLiteral("mail");
    case ContactKind::Address: return QStringLiteral("pin");
    case ContactKind::Link: return QStringLiteral("link");
    case ContactKind::Other: return QStringLiteral("user");
    }
    return {};
}

} // namespace

ContactsSection::ContactsSection(QWidget *parent) : Section(tr("Contacts"), parent), m_input(new QLineEdit(this))
{
    m_input->setPlaceholderText(tr("Phone, e-mail, address or link"));
    m_input->setAccessibleName(tr("Add a contact"));
    m_input->setMaxLength(300);
    layout()->addWidget(m_input);
    connect(m_input, &QLineEdit::returnPressed, this, [this] {
        if (m_input->text().trimmed().isEmpty())
            return;
        Q_EMIT added(m_input->text());
        m_input->clear();
    });
}

void ContactsSection::clearInput()
{
    m_input->clear();
}

void ContactsSection::setCard(const CustomerCard &card)
{
    clearRows();
    for (const Contact &contact : card.contacts) {
        auto *row = new QWidget(this);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(metrics::space2);
        auto *picture = new QToolButton(row);
        picture->setIcon(icon(iconOf(contact.kind), IconTone::Quiet));
        picture->setAutoRaise(true);
        picture->setEnabled(false);
        layout->addWidget(picture);
        auto *value = new ElidedLabel(LabelTone::Normal, row);
        value->setFullText(plaintext::oneLine(contact.value));
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(value, 1);
        QToolButton *remove = iconButton(QStringLiteral("close"), tr("Remove this contact"), row);
        remove->setObjectName(QStringLiteral("removeContact"));
        layout->addWidget(remove);
        connect(remove, &QToolButton::clicked, this, [this, id = contact.id] { Q_EMIT removeChosen(id); });
        rows()->addWidget(row);
    }
}

} // namespace otklik
