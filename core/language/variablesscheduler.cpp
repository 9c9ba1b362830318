#include "core/language/variablesscheduler.h"

using namespace std::chrono_literals;

namespace language {
namespace {

VariablesState readVariables(const VariablesSource &source)
{
    return {source.revision,
            graphql::VariablesForm::make(source.schema, source.document, source.operation, source.typed.toStdString())};
}

} // namespace

VariablesScheduler::VariablesScheduler(QObject *parent)
    : QObject(parent),
      m_work(&readVariables, [this](const VariablesState &state) { emit variablesRead(state); })
{ }

void VariablesScheduler::setSource(const VariablesSource &source, When when)
{
    m_work.want(source, when == When::AtOnce ? 0ms : 120ms);
}

} // namespace language
