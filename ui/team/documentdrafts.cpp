#include "ui/team/documentdrafts.h"

#include "ui/common/kepttexts.h"

namespace otklik {

namespace {

QString keyOf(TeamDocumentKind kind, const char *part)
{
    return QStringLiteral("team/%1/%2").arg(nameOf(kind), QLatin1StringView(part));
}

} // namespace

std::optional<DocumentDraft> DocumentDrafts::draft(TeamDocumentKind kind) const
{
    // The base tells that there is a draft: its text may be empty.
    const QString base = m_kept.text(keyOf(kind, "base"));
    if (base.isEmpty())
        return std::nullopt;
    return DocumentDraft{base.toLongLong(), m_kept.text(keyOf(kind, "body")), m_kept.text(keyOf(kind, "note"))};
}

void DocumentDrafts::keep(TeamDocumentKind kind, const DocumentDraft &draft)
{
    m_kept.keep(keyOf(kind, "base"), QString::number(draft.base));
    m_kept.keep(keyOf(kind, "body"), draft.body);
    m_kept.keep(keyOf(kind, "note"), draft.note);
}

void DocumentDrafts::drop(TeamDocumentKind kind)
{
    for (const char *part : {"base", "body", "note"})
        m_kept.keep(keyOf(kind, part), {});
}

} // namespace otklik
