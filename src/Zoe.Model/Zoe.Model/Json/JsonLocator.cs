using System.Text.Json;
using Zoe.Model.Diagnostics;

namespace Zoe.Model.Json;

/// <summary>Finds the offsets of values by JSON pointer, for all pointers in one pass.</summary>
internal static class JsonLocator
{
    /// <summary>Sets missing offsets of diagnostics to that of the value, or of its nearest existing container.</summary>
    public static List<PendingDiagnostic> Locate(ReadOnlySpan<byte> utf8, List<PendingDiagnostic> pending)
    {
        var root = new Node();
        foreach (var item in pending)
        {
            if (item.Offset < 0)
                root.Add(item.Pointer);
        }

        if (root.IsLeaf && !pending.Exists(static item => item.Offset < 0))
            return pending;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        if (reader.Read())
            Visit(ref reader, root);
        return pending.ConvertAll(item => item.Offset < 0 ? item with { Offset = root.OffsetOf(item.Pointer) } : item);
    }

    private static void Visit(ref Utf8JsonReader reader, Node node)
    {
        node.Offset = (int)reader.TokenStartIndex;
        if (node.IsLeaf)
        {
            reader.Skip();
            return;
        }

        if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                VisitChild(ref reader, node.Child(index.ToString()));
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var child = node.Child(ref reader);
                reader.Read();
                VisitChild(ref reader, child);
            }
        }
    }

    private static void VisitChild(ref Utf8JsonReader reader, Node? child)
    {
        if (child is null)
            reader.Skip();
        else
            Visit(ref reader, child);
    }

    private sealed class Node
    {
        private Dictionary<string, Node>? _children;

        public int Offset { get; set; } = -1;

        public bool IsLeaf => _children is null;

        public void Add(string pointer)
        {
            var node = this;
            foreach (var part in JsonPointer.Split(pointer))
            {
                node._children ??= [];
                if (!node._children.TryGetValue(part, out var child))
                    node._children.Add(part, child = new Node());
                node = child;
            }
        }

        public Node? Child(string part) => _children!.GetValueOrDefault(part);

        public Node? Child(ref Utf8JsonReader reader)
        {
            if (!JsonCursor.TryGetText(ref reader, out var key))
                return null;
            foreach (var (name, child) in _children!)
            {
                // Of duplicate keys the reader used the first.
                if (child.Offset < 0 && key == name)
                    return child;
            }

            return null;
        }

        public int OffsetOf(string pointer)
        {
            var node = this;
            var offset = Math.Max(Offset, 0);
            foreach (var part in JsonPointer.Split(pointer))
            {
                if (node._children is null || !node._children.TryGetValue(part, out var child) || child.Offset < 0)
                    return offset;
                (node, offset) = (child, child.Offset);
            }

            return offset;
        }
    }
}
