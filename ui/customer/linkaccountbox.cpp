#include "ui/customer/linkaccountbox.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

QString nameOf(const Account &account)
{
    return plaintext::oneLine(account.name.isEmpty() ? account.handle : account.name);
}

} // namespace

LinkAccountBox::LinkAccountBox(const QString &personName, QWidget *parent)
    : QDialog(parent), m_personName(plaintext::isolated(plaintext::oneLine(personName))), m_input(new QLineEdit(this)),
      m_list(new QListWidget(this)), m_sentence(new ToneLabel(LabelTone::Normal, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("The same person elsewhere"));
    resize(440, 420);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    m_input->setPlaceholderText(tr("Name or handle of the other account"));
    m_input->setClearButtonEnabled(true);
    column->addWidget(m_input);
    column->addWidget(m_list, 1);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_link = buttons->addButton(tr("Same person"), QDialogButtonBox::AcceptRole);
    m_link->setObjectName(QStringLiteral("confirmLink"));
    column->addWidget(buttons);
    connect(m_input, &QLineEdit::textChanged, this, &LinkAccountBox::searched);
    connect(m_list, &QListWidget::currentRowChanged, this, &LinkAccountBox::explain);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const int row = m_list->currentRow();
        if (row < 0 || row >= m_found.size())
            return;
        Q_EMIT linkChosen(m_found.at(row).id);
        close();
    });
    explain();
}

void LinkAccountBox::setFound(const QString &text, const QList<Account> &accounts)
{
    if (text != m_input->text())
        return;
    m_found = accounts;
    m_list->clear();
    for (const Account &account : accounts) {
        QString line = nameOf(account) + QStringLiteral(" · ") + networkLook(account.network).title;
        if (!account.handle.isEmpty())
            line += QStringLiteral(" · @") + plaintext::oneLine(account.handle);
        m_list->addItem(line);
    }
    if (!accounts.isEmpty())
        m_list->setCurrentRow(0);
    explain();
}

void LinkAccountBox::explain()
{
    const int row = m_list->currentRow();
    const bool isChosen = row >= 0 && row < m_found.size();
    m_link->setEnabled(isChosen);
    if (isChosen) {
        m_sentence->setText(tr("%1 (%2) is put under %3: one card, one history, one claim. It can be taken apart again at any time; nothing is merged away.")
                                .arg(plaintext::isolated(nameOf(m_found.at(row))), networkLook(m_found.at(row).network).title, m_personName));
        return;
    }
    m_sentence->setText(m_input->text().trimmed().isEmpty() ? tr("Begin to type a name.")
                                                            : tr("Nobody of that name on this computer."));
}

} // namespace otklik
