using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Zoe.Backends;

namespace Zoe.Hosting.Sqlite.Rows;

[JsonSerializable(typeof(ImmutableArray<PublishedPort>))]
internal sealed partial class SqliteJson : JsonSerializerContext;
