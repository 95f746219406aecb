using System;
using YamlDotNet.RepresentationModel;

namespace Zoe.TestKubernetes.Server;

/// <summary>Knows what roles allow, from the manifests that an administrator would apply.</summary>
internal sealed class Authorizer
{
    private readonly List<(string Subject, string? Scope, HashSet<string> Groups, HashSet<string> Resources, HashSet<string> Verbs)> _rules = [];

    /// <summary>Takes in the Roles, ClusterRoles and their bindings of a file.</summary>
    public void Load(string yaml)
    {
        var stream = new YamlStream();
        using (var text = new StringReader(yaml)) stream.Load(text);
        var documents = stream.Documents.Select(document => document.RootNode).ToArray();
        foreach (var binding in documents.Where(one => Text(one, "kind") is "RoleBinding" or "ClusterRoleBinding"))
        {
            var (kind, name) = (Text(binding["roleRef"], "kind"), Text(binding["roleRef"], "name"));
            var role = documents.Single(one => Text(one, "kind") == kind && Text(one["metadata"], "name") == name);
            var scope = Text(binding, "kind") == "RoleBinding" ? Text(binding["metadata"], "namespace") : null;
            foreach (var subject in (YamlSequenceNode)binding["subjects"])
            {
                var user = $"system:serviceaccount:{Text(subject, "namespace")}:{Text(subject, "name")}";
                foreach (var rule in (YamlSequenceNode)role["rules"])
                    _rules.Add((user, scope, Set(rule, "apiGroups"), Set(rule, "resources"), Set(rule, "verbs")));
            }
        }
    }

    public bool Allows(Identity who, string verb, string group, string resource, string? scope) =>
        who.IsAdministrator || _rules.Any(rule => rule.Subject == who.Name && (rule.Scope is null || rule.Scope == scope)
            && rule.Groups.Contains(group) && rule.Resources.Contains(resource) && rule.Verbs.Contains(verb));

    private static string Text(YamlNode node, string key) => ((YamlScalarNode)node[key]).Value!;

    private static HashSet<string> Set(YamlNode node, string key) =>
        [.. ((YamlSequenceNode)node[key]).Select(one => ((YamlScalarNode)one).Value!)];
}
