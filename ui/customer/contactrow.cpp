#include "ui/customer/contactrow.h"

#include "ui/common/iconbutton.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/customer/inplacefield.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
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

ContactRow::ContactRow(const Contact &contact, QWidget *parent)
    : QWidget(parent), m_kind(makeIconButton(iconOf(contact.kind), {}, this)), m_value(new InPlaceField({}, tr("Contact"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::space1);
    m_kind->setEnabled(false);
    layout->addWidget(m_kind, 0, Qt::AlignTop);
    m_kind->setFixedHeight(metrics::buttonHeight);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_value);
    layout->addLayout(words, 1);
    m_value->setMaxLength(longest);
    m_value->setClickable(tr("Click to copy, F2 to change"));
    m_value->setForm({{}, {}, [](const QString &typed) -> tl::expected<QString, QString> {
                          if (!typed.isEmpty())
                              return typed;
                          return tl::unexpected(tr("A contact is not empty. To take it away, press × beside it."));
                      }, {}});
    connect(m_value, &InPlaceField::clicked, this, &ContactRow::copy);
    connect(m_value, &InPlaceField::edited, this, &ContactRow::edited);
    if (contact.source.isEmpty()) {
        QToolButton *edit = makeIconButton(QStringLiteral("pencil"), tr("Change this contact"), this);
        edit->setObjectName(QStringLiteral("editContact"));
        edit->setFocusPolicy(Qt::NoFocus); // F2 does the same
        edit->setFixedHeight(metrics::buttonHeight);
        layout->addWidget(edit, 0, Qt::AlignTop);
        connect(edit, &QToolButton::clicked, m_value, &InPlaceField::beginEditing);
    } else {
        m_value->setReadOnly(tr("Click to copy. The import “%1” keeps it: change it in the customer base, else the next import would write it again.")
                                 .arg(plaintext::oneLine(contact.source)));
        m_source = new ToneLabel(LabelTone::Quiet, this);
        m_source->setObjectName(QStringLiteral("contactSource"));
        m_source->setWordWrap(true);
        words->addWidget(m_source);
    }
    QToolButton *remove = makeIconButton(QStringLiteral("close"), tr("Remove this contact"), this);
    remove->setObjectName(QStringLiteral("removeContact"));
    remove->setFixedHeight(metrics::buttonHeight);
    layout->addWidget(remove, 0, Qt::AlignTop);
    connect(remove, &QToolButton::clicked, this, &ContactRow::removeChosen);
}

void ContactRow::setContact(const Contact &contact)
{
    m_kind->setIcon(icon(iconOf(contact.kind), IconTone::Quiet));
    m_value->setValue(contact.value);
    if (m_source)
        m_source->setText(tr("from %1").arg(plaintext::isolated(plaintext::oneLine(contact.source))));
}

void ContactRow::leave()
{
    // An empty line is all that cannot be saved.
    [[maybe_unused]] const QString unsaved = m_value->leave();
}

void ContactRow::copy()
{
    QGuiApplication::clipboard()->setText(m_value->value());
    Q_EMIT copied(m_value->value());
}

} // namespace otklik
