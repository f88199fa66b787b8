#include "ui/rights/rightssection.h"

#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/rights/consentform.h"
#include "ui/rights/consentrows.h"
#include "ui/rights/erasebox.h"
#include "ui/rights/journalbox.h"
#include "ui/rights/rightspresenter.h"
#include "ui/rights/rightstext.h"

#include <QDir>
#include <QFileDialog>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace otklik {

RightsSection::RightsSection(RightsPresenter &presenter, QWidget *parent)
    : Section(tr("Rights"), parent), m_presenter(presenter)
{
    rows()->addWidget(new ConsentRows(presenter, this));
    makeForm();
    makeNotice();
    makeButtons();
    connect(&presenter, &RightsPresenter::opened, this, [this] {
        showForm(false);
        if (!m_presenter.isExporting())
            m_notice->hide();
    });
    connect(&presenter, &RightsPresenter::exportChanged, this, &RightsSection::showExport);
}

void RightsSection::makeForm()
{
    m_form = new ConsentForm(this);
    m_form->hide();
    rows()->addWidget(m_form);
    m_add = addButton(QStringLiteral("plus"), tr("Write down a consent"), "addConsent");
    connect(m_add, &QPushButton::clicked, this, [this] { showForm(true); });
    connect(m_form, &ConsentForm::left, this, [this] { showForm(false); });
    connect(m_form, &ConsentForm::filled, this, [this](ConsentKind kind, bool isGiven, const QString &source, TimePoint saidAt) {
        m_presenter.addConsent(kind, isGiven, source, saidAt);
        showForm(false);
    });
}

void RightsSection::showForm(bool isShown)
{
    const bool hadKeys = m_form->isAncestorOf(focusWidget());
    m_form->setVisible(isShown);
    m_add->setVisible(!isShown);
    if (isShown)
        m_form->begin(RelativeTime::dateOf(m_presenter.clock().now()));
    else if (hadKeys)
        m_add->setFocus();
}

QPushButton *RightsSection::addButton(const QString &iconName, const QString &text, const char *name)
{
    auto *button = new QPushButton(icon(iconName, IconTone::Quiet), text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setFlat(true);
    rows()->addWidget(button, 0, Qt::AlignLeft);
    return button;
}

void RightsSection::makeButtons()
{
    if (m_presenter.mayExport()) {
        m_export = addButton(QStringLiteral("outbox"), tr("Export all data…"), "exportPerson");
        connect(m_export, &QPushButton::clicked, this, &RightsSection::chooseFile);
        connect(addButton(QStringLiteral("history"), tr("Journal"), "personJournal"), &QPushButton::clicked, this,
                &RightsSection::openJournal);
    }
    if (m_presenter.mayErase())
        connect(addButton(QStringLiteral("trash"), tr("Erase…"), "erasePerson"), &QPushButton::clicked, this,
                &RightsSection::openErasure);
}

void RightsSection::makeNotice()
{
    m_notice = new NoticeStrip(this);
    m_notice->hide();
    m_cancel = m_notice->addButton(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancelExport"));
    rows()->addWidget(m_notice);
    connect(m_cancel, &QPushButton::clicked, &m_presenter, &RightsPresenter::cancelExport);
    connect(&m_presenter, &RightsPresenter::exported, this, [this](const QString &path) {
        m_notice->setNotice(NoticeStrip::Tone::Good, QStringLiteral("check"),
                            tr("All data is saved in %1").arg(plaintext::oneLine(QDir::toNativeSeparators(path))));
        m_notice->show();
    });
    connect(&m_presenter, &RightsPresenter::exportFailed, this, [this](const Error &error) {
        m_notice->setNotice(NoticeStrip::Tone::Trouble, QStringLiteral("warning"), RightsText::trouble(error));
        m_notice->show();
    });
}

void RightsSection::showExport()
{
    const bool isExporting = m_presenter.isExporting();
    if (m_export)
        m_export->setEnabled(!isExporting);
    if (isExporting)
        m_notice->setNotice(NoticeStrip::Tone::Quiet, QStringLiteral("clock"), tr("The server is gathering the data…"));
    m_cancel->setVisible(isExporting);
    m_notice->fitButtons();
    m_notice->setVisible(isExporting);
}

void RightsSection::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export all data of a customer"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(m_presenter.exportName());
    connect(dialog, &QFileDialog::fileSelected, &m_presenter, &RightsPresenter::exportTo);
    connect(&m_presenter, &RightsPresenter::opened, dialog, &QFileDialog::reject); // it was meant for somebody else
    dialog->open();
}

void RightsSection::openErasure()
{
    if (!m_presenter.person().isEmpty())
        (new EraseBox(m_presenter, this))->show();
}

void RightsSection::openJournal()
{
    if (!m_presenter.person().isEmpty())
        (new JournalBox(m_presenter, this))->show();
}

} // namespace otklik
