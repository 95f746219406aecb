using Zoe.Client.Documents;

namespace Zoe.Cli.Output;

/// <summary>An execution with its services and links, as <c>inspect --json</c> prints it.</summary>
internal sealed record ExecutionDetails(
    ExecutionDocument Execution, IReadOnlyList<ServiceDocument> Services, IReadOnlyList<EndpointDocument> Endpoints);
