using System.Text.Json.Serialization;
using Zoe.Cli.Commands.Top;
using Zoe.Client.Documents;

namespace Zoe.Cli.Output;

/// <summary>JSON of the API's documents with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(InfoDocument))]
[JsonSerializable(typeof(ExecutionDocument))]
[JsonSerializable(typeof(Dictionary<string, ExecutionDocument>))]
[JsonSerializable(typeof(List<ExecutionDocument>))]
[JsonSerializable(typeof(ExecutionDetails))]
[JsonSerializable(typeof(EndpointsDocument))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(StartedDocument))]
[JsonSerializable(typeof(List<StartedDocument>))]
[JsonSerializable(typeof(List<NodeDocument>))]
[JsonSerializable(typeof(List<AuditEntryDocument>))]
[JsonSerializable(typeof(List<UsageDocument>))]
[JsonSerializable(typeof(List<AccountingDocument>))]
[JsonSerializable(typeof(TopDocument))]
[JsonSerializable(typeof(TransferDocument))]
[JsonSerializable(typeof(StoreStatusDocument))]
[JsonSerializable(typeof(PurgeDocument))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class PrintedJsonContext : JsonSerializerContext;
