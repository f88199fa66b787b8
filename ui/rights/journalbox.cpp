#include "ui/rights/journalbox.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/rights/rightspresenter.h"
#include "ui/rights/rightstext.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace otklik {

JournalBox::JournalBox(RightsPresenter &presenter, QWidget *parent)
    : QDialog(parent), m_presenter(presenter), m_person(presenter.person()), m_sentence(new ToneLabel(LabelTone::Quiet, this)),
      m_list(new QTreeWidget(this)), m_earlier(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Journal: %1").arg(presenter.personName()));
    resize(560, 460);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    column->setSpacing(metrics::space3);
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    m_list->setHeaderLabels({tr("Who"), tr("What"), tr("When")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->setAccessibleName(tr("Journal"));
    column->addWidget(m_list, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_earlier = buttons->addButton(tr("Earlier entries"), QDialogButtonBox::ActionRole);
    m_earlier->setObjectName(QStringLiteral("earlierEntries"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_earlier, &QPushButton::clicked, this, &JournalBox::read);
    connect(&presenter, &RightsPresenter::journalRead, this, [this](const PersonId &id, qint64 before, const JournalPage &page) {
        if (id == m_person && before == m_last)
            add(page);
    });
    connect(&presenter, &RightsPresenter::journalFailed, this, [this](const PersonId &id, const Error &error) {
        if (id != m_person)
            return;
        m_sentence->setText(RightsText::trouble(error));
        m_earlier->setEnabled(true);
    });
    read();
}

void JournalBox::read()
{
    m_earlier->setEnabled(false);
    m_sentence->setText(tr("Asking the server…"));
    m_presenter.readJournal(m_person, m_last);
}

void JournalBox::add(const JournalPage &page)
{
    const TimePoint now = m_presenter.clock().now();
    for (const JournalEntry &entry : page.entries) {
        auto *row = new QTreeWidgetItem(m_list, {RightsText::who(entry), RightsText::deed(entry), RelativeTime::ago(entry.at, now)});
        row->setToolTip(1, plaintext::toolTip(RightsText::deed(entry)));
        row->setToolTip(2, plaintext::toolTip(RelativeTime::full(entry.at)));
        m_last = entry.id;
    }
    m_list->resizeColumnToContents(0);
    m_list->resizeColumnToContents(2);
    m_sentence->setText(m_list->topLevelItemCount() > 0 ? tr("Looks at the card are noted once an hour for each colleague.")
                                                        : tr("Nobody has looked at this card or changed it yet."));
    m_earlier->setVisible(page.hasMore);
    m_earlier->setEnabled(true);
}

} // namespace otklik
