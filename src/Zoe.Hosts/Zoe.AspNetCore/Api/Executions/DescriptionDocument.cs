using System.Text.Json.Serialization;
using Zoe.Model;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>A ZApp in a response, written in its own format.</summary>
[JsonConverter(typeof(DescriptionDocumentConverter))]
internal readonly record struct DescriptionDocument(ZApp Application);
