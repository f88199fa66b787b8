#pragma once

#include "models/teamdocument.h"

#include <optional>

namespace otklik {

class KeptTexts;

/// A document that is being edited and has not been published.
struct DocumentDraft final
{
    qint64 base = 0; ///< the version that is edited
    QString body;
    QString note;
};

/// Keeps what was typed into team documents over restarts, one draft of a kind.
class DocumentDrafts final
{
public:
    explicit DocumentDrafts(KeptTexts &kept) : m_kept(kept) {}

    [[nodiscard]] std::optional<DocumentDraft> draft(TeamDocumentKind kind) const;
    void keep(TeamDocumentKind kind, const DocumentDraft &draft);
    void drop(TeamDocumentKind kind);

private:
    KeptTexts &m_kept;
};

} // namespace otklik
