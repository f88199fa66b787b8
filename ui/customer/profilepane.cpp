#include "ui/customer/profilepane.h"

#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/customer/accountssection.h"
#include "ui/customer/contactssection.h"
#include "ui/customer/customerpresenter.h"
#include "ui/customer/inplacefield.h"
#include "ui/customer/linkaccountbox.h"
#include "ui/customer/notessection.h"
#include "ui/customer/opensection.h"
#include "ui/customer/personforms.h"
#include "ui/customer/recordssection.h"

#include <QVBoxLayout>

namespace otklik {

ProfilePane::ProfilePane(CustomerPresenter &presenter, QWidget *parent)
    : QScrollArea(parent)
    , m_presenter(presenter)
    , m_accounts(new AccountsSection(this))
    , m_contacts(new ContactsSection(this))
    , m_open(new OpenSection(this))
    , m_records(new RecordsSection(this))
    , m_notes(new NotesSection(presenter.clock(), this))
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(this);
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(metrics::space4, metrics::space2, metrics::space4, metrics::space4);
    column->setSpacing(0);
    const auto add = [column](QWidget *section) {
        section->setContentsMargins(0, metrics::space4, 0, 0);
        column->addWidget(section);
    };
    const auto leavePlace = [this, column](CardPlace place) {
        m_places[place] = new QVBoxLayout;
        column->addLayout(m_places[place]);
    };
    add(m_open);
    makeDetails(column);
    leavePlace(CardPlace::Fields);
    add(m_contacts);
    add(m_accounts);
    leavePlace(CardPlace::Accounts);
    add(m_records);
    leavePlace(CardPlace::Care);
    add(m_notes);
    leavePlace(CardPlace::End);
    column->addStretch(1);
    setWidget(body);
    connectSections();
}

void ProfilePane::makeDetails(QVBoxLayout *column)
{
    const auto add = [&](PersonField which, const QString &title, const FieldForm &form) {
        auto *field = new InPlaceField(title, tr("not known"), this);
        field->setObjectName(QString(nameOf(which)));
        field->setForm(form);
        column->addWidget(field);
        m_details.append({which, field});
        connect(field, &InPlaceField::edited, this, [this, which](const QString &value) { m_presenter.profile().edit(which, value); });
    };
    add(PersonField::City, tr("City"), {});
    add(PersonField::Language, tr("Language"), PersonForms::language());
    add(PersonField::TimeZone, tr("Time zone"), PersonForms::timeZone(m_presenter.clock()));
    add(PersonField::BirthDate, tr("Born"), PersonForms::birthDate(m_presenter.clock()));
}

void ProfilePane::connectSections()
{
    ProfilePresenter &profile = m_presenter.profile();
    connect(&m_presenter, &CustomerPresenter::leaving, this, &ProfilePane::leave);
    connect(m_accounts, &AccountsSection::linkWanted, this, &ProfilePane::openLinkBox);
    connect(m_accounts, &AccountsSection::unlinkChosen, &m_presenter, &CustomerPresenter::unlink);
    connect(m_accounts, &AccountsSection::linkClicked, this, &ProfilePane::linkClicked);
    connect(m_contacts, &ContactsSection::added, &profile, &ProfilePresenter::addContact);
    connect(m_contacts, &ContactsSection::edited, &profile, &ProfilePresenter::editContact);
    connect(m_contacts, &ContactsSection::removeChosen, &profile, &ProfilePresenter::removeContact);
    connect(m_contacts, &ContactsSection::copied, this,
            [this](const QString &value) { Q_EMIT told(tr("Copied: %1").arg(plaintext::isolated(plaintext::oneLine(value)))); });
    connect(m_open, &OpenSection::caseChosen, &m_presenter, &CustomerPresenter::openCase);
    connect(m_records, &RecordsSection::linkClicked, this, &ProfilePane::linkClicked);
    connect(m_notes, &NotesSection::added, &m_presenter, &CustomerPresenter::addNote);
    connect(m_notes, &NotesSection::edited, &m_presenter, &CustomerPresenter::editNote);
    connect(m_notes, &NotesSection::removeChosen, &m_presenter, &CustomerPresenter::removeNote);
    connect(m_notes, &NotesSection::inputChanged, &m_presenter, &CustomerPresenter::keepNote);
}

void ProfilePane::addSection(QWidget *section, CardPlace place)
{
    section->setContentsMargins(0, metrics::space4, 0, 0);
    m_places[place]->addWidget(section);
}

void ProfilePane::startOver()
{
    m_notes->stopEditing();
    m_contacts->clearInput();
    m_records->startOver();
    m_notes->setInput(m_presenter.unsavedNote());
    ensureVisible(0, 0);
}

void ProfilePane::leave()
{
    for (const Detail &detail : std::as_const(m_details))
        if (const QString typed = detail.field->leave(); !typed.isEmpty())
            m_presenter.keepUnsaved(detail.field->objectName(), typed);
    m_contacts->leave();
}

void ProfilePane::showDetails(Person person)
{
    for (const Detail &detail : std::as_const(m_details)) {
        detail.field->setValue(fieldOf(person, detail.which));
        const QString typed = m_presenter.unsaved(detail.field->objectName());
        if (typed.isEmpty() || detail.field->isEditing())
            continue;
        m_presenter.keepUnsaved(detail.field->objectName(), {});
        detail.field->resume(typed);
    }
}

void ProfilePane::showCard(const CustomerCard &card)
{
    const auto nameOf = [this](const UserId &id) { return m_presenter.userName(id); };
    const TimePoint now = m_presenter.clock().now();
    showDetails(card.person);
    m_contacts->setCard(card);
    m_open->setCard(card, now);
    m_records->setRecords(card.records, now);
    m_accounts->setCard(card, nameOf, now);
    m_notes->setCard(card, nameOf);
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
