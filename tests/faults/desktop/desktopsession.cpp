#include "tests/faults/desktop/desktopsession.h"

#include "models/json.h"
#include "models/uuid7.h"

#include <QJsonDocument>

namespace otklik::faults {

DesktopOrder DesktopOrder::fromLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto text = [&](const char *name) { return object.value(QLatin1StringView(name)).toString(); };
    DesktopOrder order;
    order.setup.file = text("file");
    order.setup.owner = {text("workspace"), UserId{text("user")}};
    order.setup.server = QUrl(text("server"));
    order.setup.credentials.secret = text("secret");
    order.setup.credentials.actAs = text("login");
    order.told = text("told");
    order.isTyping = object.value(QLatin1StringView("typing")).toBool();
    order.patience = object.value(QLatin1StringView("patience")).toInt();
    return order;
}

QByteArray DesktopOrder::toLine() const
{
    const QJsonObject object{{QStringLiteral("file"), setup.file},
                             {QStringLiteral("workspace"), setup.owner.workspaceId},
                             {QStringLiteral("user"), setup.owner.userId.value},
                             {QStringLiteral("server"), setup.server.toString()},
                             {QStringLiteral("secret"), setup.credentials.secret},
                             {QStringLiteral("login"), setup.credentials.actAs},
                             {QStringLiteral("told"), told},
                             {QStringLiteral("typing"), isTyping},
                             {QStringLiteral("patience"), patience}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

DesktopSession::DesktopSession(DesktopOrder order)
    : m_order(std::move(order))
    , m_told(m_order.told)
{
    if (!m_told.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        qFatal("cannot write %s", qPrintable(m_order.told));
}

int DesktopSession::run()
{
    auto opened = Desk::open(m_order.setup, m_clock);
    if (!opened)
        return 2;
    m_desk = std::move(*opened);
    m_desk->connectTo(m_order.setup.server);
    if (m_order.isTyping)
        type();
    return m_desk->settles(m_order.patience) ? 0 : 1;
}

void DesktopSession::type()
{
    settle();
    const QList<QueueItem> work = openWork();
    if (work.size() < 3)
        return; // the fault came before the rows
    const auto caseOf = [&](qsizetype which) {
        Case found;
        found.id = work.at(which).caseId;
        found.personId = work.at(which).personId;
        found.accountId = work.at(which).accountId;
        return found;
    };
    const Case one = caseOf(0);
    const Case two = caseOf(1);
    const Case three = caseOf(2);
    const NoteId note = newId<NoteId>(m_clock);
    const NoteId other = newId<NoteId>(m_clock);
    const DraftId draft = newId<DraftId>(m_clock);
    const DraftId spare = newId<DraftId>(m_clock);

    give(ClaimTake{one.personId, false});
    typeDraft(one, draft, 1, 3);
    const bool isNoted = give(NoteAdd{note, one.personId, QStringLiteral("Звонил вчера")});
    give(ContactAdd{newId<ContactId>(m_clock), one.personId, ContactKind::Phone, QStringLiteral("+7 900 000-00-00")});
    settle();
    typeDraft(one, draft, 4, 5);
    if (isNoted) {
        // On top of what the card shows: after an edit that could not be written down, the text before it.
        const bool isEdited = give(NoteEdit{note, QStringLiteral("Звонил вчера и сегодня"), 1});
        give(NoteEdit{note, QStringLiteral("Звонил дважды"), isEdited ? 2 : 1});
    }
    give(PersonEdit{two.personId, PersonField::City, QStringLiteral("Тверь"), {}});
    give(CaseDecide{newId<DecisionId>(m_clock), two.id, {}, 1, Outcome::AnswerInPlace, true});
    typeDraft(two, spare, 1, 2);
    if (give(CaseClose{three.id, QStringLiteral("Спам")}))
        give(CaseReopen{three.id});
    settle();
    if (give(NoteAdd{other, two.personId, QStringLiteral("Просил не звонить")}))
        give(NoteRemove{other});
    give(LinkAccount{newId<AccountLinkId>(m_clock), two.accountId, one.personId});
    typeDraft(one, draft, 6, 7);
}

void DesktopSession::typeDraft(const Case &supportCase, const DraftId &id, int from, int to)
{
    for (int i = from; i <= to; ++i) {
        Draft draft;
        draft.id = id;
        draft.caseId = supportCase.id;
        draft.text = QStringLiteral("Здравствуйте! ") + QString(i, u'.');
        tell({{QStringLiteral("typing"), id.value}, {QStringLiteral("text"), draft.text}});
        if (m_desk->save(draft))
            tell({{QStringLiteral("saved"), id.value}, {QStringLiteral("text"), draft.text}});
    }
}

bool DesktopSession::give(const Command &command)
{
    const auto id = m_desk->write(command);
    if (id)
        tell({{QStringLiteral("given"), id->value}});
    return id.has_value();
}

void DesktopSession::settle()
{
    std::ignore = m_desk->settles(m_order.patience);
}

void DesktopSession::tell(const QJsonObject &line)
{
    m_told.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

QList<QueueItem> DesktopSession::openWork()
{
    auto page = m_desk->cache().queue().page(QueueFilter::Open, std::nullopt, 10);
    page.waitForFinished();
    return page.resultCount() > 0 && page.result() ? page.result()->items : QList<QueueItem>();
}

} // namespace otklik::faults
