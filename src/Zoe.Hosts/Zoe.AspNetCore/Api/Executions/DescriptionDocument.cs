using System.Text.Json.Serialization;
using Zoe.Model;

namespace Zoe.AspNetCore.Api.Executions;

/// <summary>A ZApp inside an answer, written as its format has it.</summary>
[JsonConverter(typeof(DescriptionDocumentConverter))]
internal readonly record struct DescriptionDocument(ZApp Application);
