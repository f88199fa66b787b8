#include "ui/team/versionswindow.h"

#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/common/worddiff.h"
#include "ui/team/teampresenter.h"
#include "ui/team/teamtext.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int listWidth = 260;

QTextCharFormat formatOf(DiffRun::Kind kind, const Colours &c)
{
    QTextCharFormat format;
    format.setForeground(c.text);
    if (kind == DiffRun::Kind::Removed) {
        format.setForeground(c.secondary);
        format.setBackground(c.dangerSoft);
        format.setFontStrikeOut(true);
    } else if (kind == DiffRun::Kind::Added) {
        format.setBackground(c.goodSoft);
        format.setFontUnderline(true);
    }
    return format;
}

} // namespace

VersionsWindow::VersionsWindow(TeamPresenter &presenter, QWidget *parent)
    : QDialog(parent)
    , m_presenter(presenter)
    , m_list(new QListWidget(this))
    , m_text(new QPlainTextEdit(this))
    , m_compare(new QCheckBox(tr("Show what the text in the editor has changed"), this))
    , m_restore(new QPushButton(tr("Put it into the editor"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Versions: %1").arg(TeamText::title(presenter.kind())));
    resize(960, 620);
    auto *column = new QVBoxLayout(this);
    auto *panes = new QSplitter(Qt::Horizontal, this);
    panes->setChildrenCollapsible(false);
    panes->addWidget(m_list);
    panes->addWidget(m_text);
    panes->setStretchFactor(1, 1);
    panes->setSizes({listWidth, 3 * listWidth});
    column->addWidget(panes, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_compare);
    row->addStretch(1);
    row->addWidget(m_restore);
    column->addLayout(row);
    m_list->setAccessibleName(tr("Versions"));
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_compare->setChecked(true);
    m_restore->setAutoDefault(false);
    m_restore->setToolTip(plaintext::toolTip(tr("To be published again: a version is never changed.")));
    m_restore->setVisible(presenter.canEdit());
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsWindow::showVersion);
    connect(m_compare, &QCheckBox::toggled, this, &VersionsWindow::showVersion);
    connect(&presenter, &TeamPresenter::versionsChanged, this, &VersionsWindow::showList);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        const TeamDocument *version = chosen();
        if (!version)
            return;
        m_presenter.restore(*version);
        close();
    });
    showList();
    presenter.readVersions();
}

const TeamDocument *VersionsWindow::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_presenter.versions().size() ? &m_presenter.versions().at(row) : nullptr;
}

void VersionsWindow::showList()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    for (const TeamDocument &version : m_presenter.versions()) {
        QString text = TeamText::version(version, m_presenter.publisherOf(version), m_presenter.clock().now());
        if (const QString note = plaintext::oneLine(version.note); !note.isEmpty())
            text += u'\n' + note;
        if (version.version == m_shown)
            row = m_list->count();
        m_list->addItem(text);
    }
    m_list->setCurrentRow(row);
    showVersion();
}

void VersionsWindow::showVersion()
{
    m_text->clear();
    const TeamDocument *version = chosen();
    m_shown = version ? version->version : -1;
    m_restore->setEnabled(version && version->body != m_presenter.text());
    if (!version)
        return;
    if (m_compare->isChecked())
        showDifferences(*version);
    else
        m_text->setPlainText(version->body);
}

void VersionsWindow::showDifferences(const TeamDocument &version)
{
    const Colours &c = coloursOf(palette());
    QTextCursor cursor(m_text->document());
    std::optional<int> firstChange;
    const QList<DiffRun> runs = diffWords(version.body, m_presenter.text());
    for (const DiffRun &run : runs) {
        if (run.kind != DiffRun::Kind::Same && !firstChange)
            firstChange = cursor.position();
        // The white space after a change is none: a line end would be struck out across the window.
        qsizetype end = run.text.size();
        while (run.kind != DiffRun::Kind::Same && end > 0 && run.text.at(end - 1).isSpace())
            --end;
        cursor.insertText(run.text.left(end), formatOf(run.kind, c));
        const QString gap = run.kind == DiffRun::Kind::Removed ? QStringLiteral(" ") : run.text.mid(end);
        cursor.insertText(gap, formatOf(DiffRun::Kind::Same, c));
    }
    // What changed is looked for, not the beginning.
    if (firstChange) {
        cursor.setPosition(*firstChange);
        m_text->setTextCursor(cursor);
    }
}

QString VersionsWindow::shownText() const
{
    return m_text->toPlainText();
}

} // namespace otklik
