using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Zoe.Backends;

namespace Zoe.Hosting.Store.Records;

[JsonSerializable(typeof(ImmutableArray<PublishedPort>))]
internal sealed partial class RecordJson : JsonSerializerContext;
