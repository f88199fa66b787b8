#include "ui/customer/profilepane.h"

#include "ui/common/metrics.h"
#include "ui/customer/accountssection.h"
#include "ui/customer/contactssection.h"
#include "ui/customer/customerpresenter.h"
#include "ui/customer/inplacefield.h"
#include "ui/customer/linkaccountbox.h"
#include "ui/customer/notessection.h"

#include <QVBoxLayout>

namespace otklik {

ProfilePane::ProfilePane(CustomerPresenter &presenter, QWidget *parent)
    : QScrollArea(parent)
    , m_presenter(presenter)
    , m_added(new QVBoxLayout)
    , m_city(new InPlaceField(tr("City"), tr("not known"), this))
    , m_language(new InPlaceField(tr("Language"), tr("not known"), this))
    , m_tags(new InPlaceField(tr("Tags"), tr("none; separate with commas"), this))
    , m_accounts(new AccountsSection(this))
    , m_contacts(new ContactsSection(this))
    , m_notes(new NotesSection(presenter.clock(), this))
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(this);
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space4);
    column->setSpacing(0);
    for (QWidget *field : {m_city, m_language, m_tags})
        column->addWidget(field);
    column->addLayout(m_added);
    for (QWidget *section : {static_cast<QWidget *>(m_accounts), static_cast<QWidget *>(m_contacts), static_cast<QWidget *>(m_notes)}) {
        column->addSpacing(metrics::space4);
        column->addWidget(section);
    }
    column->addStretch(1);
    setWidget(body);

    connect(m_city, &InPlaceField::edited, this, [this](const QString &v) { m_presenter.edit(PersonField::City, v); });
    connect(m_language, &InPlaceField::edited, this, [this](const QString &v) { m_presenter.edit(PersonField::Language, v); });
    connect(m_tags, &InPlaceField::edited, this, [this](const QString &v) { m_presenter.edit(PersonField::Tags, v); });
    connect(m_accounts, &AccountsSection::linkWanted, this, &ProfilePane::openLinkBox);
    connect(m_accounts, &AccountsSection::unlinkChosen, &m_presenter, &CustomerPresenter::unlink);
    connect(m_accounts, &AccountsSection::linkClicked, this, &ProfilePane::linkClicked);
    connect(m_contacts, &ContactsSection::added, &m_presenter, &CustomerPresenter::addContact);
    connect(m_contacts, &ContactsSection::removeChosen, &m_presenter, &CustomerPresenter::removeContact);
    connect(m_notes, &NotesSection::added, &m_presenter, &CustomerPresenter::addNote);
    connect(m_notes, &NotesSection::edited, &m_presenter, &CustomerPresenter::editNote);
    connect(m_notes, &NotesSection::removeChosen, &m_presenter, &CustomerPresenter::removeNote);
    connect(m_notes, &NotesSection::inputChanged, &m_presenter, &CustomerPresenter::keepNote);
}

void ProfilePane::addSection(QWidget *section)
{
    section->setContentsMargins(0, metrics::space4, 0, 0);
    m_added->addWidget(section);
}

void ProfilePane::startOver()
{
    m_notes->stopEditing();
    m_contacts->clearInput();
    m_notes->setInput(m_presenter.unsavedNote());
    ensureVisible(0, 0);
}

void ProfilePane::showCard(const CustomerCard &card)
{
    m_city->setValue(card.person.city);
    m_language->setValue(card.person.language);
    m_tags->setValue(card.person.tags);
    m_accounts->setCard(card);
    m_contacts->setCard(card);
    m_notes->setCard(card, [this](const UserId &id) { return m_presenter.userName(id); });
}

void ProfilePane::openLinkBox()
{
    if (!m_presenter.card())
        return;
    auto *box = new LinkAccountBox(m_presenter.card()->displayName, this);
    connect(box, &LinkAccountBox::searched, &m_presenter, &CustomerPresenter::findAccounts);
    connect(&m_presenter, &CustomerPresenter::accountsFound, box, &LinkAccountBox::setFound);
    connect(&m_presenter, &CustomerPresenter::opened, box, &QWidget::close);
    connect(box, &LinkAccountBox::linkChosen, &m_presenter, &CustomerPresenter::link);
    box->show();
}

} // namespace otklik
