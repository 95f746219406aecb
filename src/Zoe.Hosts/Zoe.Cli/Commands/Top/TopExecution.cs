using Zoe.Client.Documents;

namespace Zoe.Cli.Commands.Top;

/// <summary>An execution with what it reserves and uses.</summary>
internal sealed record TopExecution(ExecutionDocument Execution, ExecutionUsageDocument Usage);
