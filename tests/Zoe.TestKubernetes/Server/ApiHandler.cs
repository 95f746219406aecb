using System;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Zoe.TestKubernetes.Nodes;
using Zoe.TestKubernetes.Schemas;
using Zoe.TestKubernetes.Store;

namespace Zoe.TestKubernetes.Server;

/// <summary>Answers requests as an API server does that takes nothing it does not know.</summary>
internal sealed class ApiHandler(
    ObjectStore store, Authorizer authorizer, Faults faults, Func<HttpContext, Identity?> authenticate, IPodLogs logs, PodMetrics metrics, ServicePorts ports, Func<bool> canResize,
    Func<string?> podSecurity, Func<bool> hasMetrics)
{
    private const string MetricsGroup = "metrics.k8s.io";

    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromSeconds(1);

    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            var path = http.Request.Path + http.Request.QueryString;
            if (faults.Withhold?.Invoke(path) == true) await Task.Delay(Timeout.Infinite, http.RequestAborted);
            if (faults.Refuse?.Invoke(http.Request.Method, path) is { } status)
                throw new ApiError(status, "InternalError", "ordered by the test");
            var who = authenticate(http) ?? throw new ApiError(401, "Unauthorized", "Unauthorized");
            if (ApiRequest.Parse(http) is { } request) await AnswerAsync(request, who);
            else if (FindMetricsScope(http) is { } scope && hasMetrics()) await ListMetricsAsync(http, scope, who);
            else await AnswerDiscoveryAsync(http);
        }
        catch (ApiError error)
        {
            await RefuseAsync(http, error);
        }
    }

    private async Task AnswerDiscoveryAsync(HttpContext http)
    {
        // The real server takes both forms.
        switch (http.Request.Path.Value!.TrimEnd('/'))
        {
            case "/version":
                await WriteAsync(http, 200, new JsonObject { ["major"] = "1", ["minor"] = "25", ["gitVersion"] = canResize() ? "v1.33.0" : "v1.25.0" });
                break;
            case "/api/v1":
                var names = ResourceKind.All.Where(kind => kind.Group.Length == 0).Select(kind => kind.Plural);
                if (canResize()) names = names.Append("pods/resize");
                await WriteAsync(http, 200, new JsonObject { ["resources"] = new JsonArray([.. names.Select(name => new JsonObject { ["name"] = name })]) });
                break;
            default:
                throw new ApiError(404, "NotFound", "the server could not find the requested resource");
        }
    }

    /// <summary>The namespace of a request to the metrics API; null for other requests.</summary>
    private static string? FindMetricsScope(HttpContext http) =>
        http.Request.Path.Value!.Split('/') is ["", "apis", MetricsGroup, "v1beta1", "namespaces", var scope, "pods"] ? scope : null;

    private async Task ListMetricsAsync(HttpContext http, string scope, Identity who)
    {
        if (!authorizer.Allows(who, "list", MetricsGroup, "pods", scope))
            throw new ApiError(403, "Forbidden", $"pods.{MetricsGroup} is forbidden: User \"{who.Name}\" cannot list resource \"pods\" in API group \"{MetricsGroup}\" in the namespace \"{scope}\"");
        var pods = store.List("pods", scope).Items.Where(pod => Selectors.Fits(pod, http.Request.Query["labelSelector"], null));
        await WriteAsync(http, 200, new JsonObject
        {
            ["apiVersion"] = $"{MetricsGroup}/v1beta1",
            ["kind"] = "PodMetricsList",
            ["metadata"] = new JsonObject(),
            ["items"] = await metrics.ListAsync(pods, http.RequestAborted),
        });
    }

    private async Task AnswerAsync(ApiRequest request, Identity who)
    {
        Authorize(request, who, request.Verb);
        switch (request.Verb)
        {
            case "list":
                await ListAsync(request);
                break;
            case "watch":
                await WatchAsync(request);
                break;
            case "get" when request.Part == "log":
                await ReadLogAsync(request);
                break;
            case "get":
                await WriteAsync(request.Http, 200, Require(request));
                break;
            case "create":
                await WriteAsync(request.Http, 201, await CreateAsync(request));
                break;
            case "patch":
                await PatchAsync(request, who);
                break;
            case "delete":
                await WriteAsync(request.Http, 200, await DeleteAsync(request));
                break;
            default:
                throw new ApiError(405, "MethodNotAllowed", request.Verb);
        }
    }

    private void Authorize(ApiRequest request, Identity who, string verb)
    {
        var resource = request.Part is null ? request.Kind.Plural : $"{request.Kind.Plural}/{request.Part}";
        if (authorizer.Allows(who, verb, request.Kind.Group, resource, request.Scope)) return;
        throw new ApiError(
            403, "Forbidden",
            $"{resource} is forbidden: User \"{who.Name}\" cannot {verb} resource \"{resource}\" in the namespace \"{request.Scope}\"");
    }

    private async Task ListAsync(ApiRequest request)
    {
        var (all, revision) = store.List(request.Kind.Plural, request.Scope);
        var fitting = all.Where(one => Selectors.Fits(one, request.Query("labelSelector"), request.Query("fieldSelector"))).ToArray();
        var skip = int.TryParse(request.Query("continue"), CultureInfo.InvariantCulture, out var begin) ? begin : 0;
        var limit = int.TryParse(request.Query("limit"), CultureInfo.InvariantCulture, out var most) && most > 0 ? most : int.MaxValue;
        var page = fitting.Skip(skip).Take(limit).ToArray();
        var meta = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture) };
        if (skip + page.Length < fitting.Length) meta["continue"] = (skip + page.Length).ToString(CultureInfo.InvariantCulture);
        // The items of lists have no kind of their own.
        foreach (var one in page)
        {
            one.Remove("apiVersion");
            one.Remove("kind");
        }

        await WriteAsync(request.Http, 200, new JsonObject
        {
            ["apiVersion"] = request.Kind.ApiVersion,
            ["kind"] = request.Kind.Kind + "List",
            ["metadata"] = meta,
            ["items"] = new JsonArray([.. page]),
        });
    }

    private async Task WatchAsync(ApiRequest request)
    {
        var after = long.Parse(request.Query("resourceVersion")!, CultureInfo.InvariantCulture);
        var changes = store.Watch(after, out var leave);
        var http = request.Http;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, faults.Streams);
        try
        {
            http.Response.ContentType = "application/json";
            await http.Response.StartAsync(ending.Token);
            await http.Response.Body.FlushAsync(ending.Token);
            var last = after;
            while (true)
            {
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                pause.CancelAfter(BookmarkInterval);
                try
                {
                    var change = await changes.ReadAsync(pause.Token);
                    last = change.Revision;
                    if (Describe(request, change) is not { } message) continue;
                    await Task.Delay(faults.StreamDelay, ending.Token);
                    await WriteLineAsync(http, message, ending.Token);
                }
                catch (OperationCanceledException) when (!ending.IsCancellationRequested)
                {
                    if (request.Query("allowWatchBookmarks") == "true") await WriteLineAsync(http, Bookmark(request.Kind, last), ending.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
        finally
        {
            leave();
        }
    }

    private static JsonObject? Describe(ApiRequest request, StoredChange change)
    {
        if (change.Plural != request.Kind.Plural || (request.Scope is not null && change.Object.Scope() != request.Scope)) return null;
        var (labels, fields) = (request.Query("labelSelector"), request.Query("fieldSelector"));
        var fits = change.Type != "DELETED" && Selectors.Fits(change.Object, labels, fields);
        var fitted = change.Before is not null && Selectors.Fits(change.Before, labels, fields);
        if (!fits && !fitted) return null;
        return new JsonObject
        {
            ["type"] = fits ? (fitted ? "MODIFIED" : "ADDED") : "DELETED",
            ["object"] = change.Object.Copy(),
        };
    }

    private static JsonObject Bookmark(ResourceKind kind, long revision) => new()
    {
        ["type"] = "BOOKMARK",
        ["object"] = new JsonObject
        {
            ["apiVersion"] = kind.ApiVersion,
            ["kind"] = kind.Kind,
            ["metadata"] = new JsonObject { ["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture) },
        },
    };

    private async Task ReadLogAsync(ApiRequest request)
    {
        var pod = Require(request);
        if ((pod["status"]?["containerStatuses"]?[0]?["state"] as JsonObject)?["waiting"] is not null || pod["status"]?["containerStatuses"] is null)
            throw new ApiError(400, "BadRequest", $"container \"{request.Query("container")}\" in pod \"{request.Name}\" is waiting to start: ContainerCreating");
        var http = request.Http;
        var limit = request.Query("limitBytes") is { } bytes ? int.Parse(bytes, CultureInfo.InvariantCulture) : int.MaxValue;
        var left = limit == int.MaxValue && faults.LogCuts.TryDequeue(out var cut) ? cut : int.MaxValue;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, faults.Streams);
        http.Response.ContentType = "text/plain";
        try
        {
            await http.Response.StartAsync(ending.Token);
            await foreach (var output in logs.ReadAsync(
                pod, ParseTime(request.Query("sinceTime")), request.Query("timestamps") == "true", request.Query("follow") == "true", ending.Token))
            {
                var length = Math.Min(Math.Min(left, limit), output.Length);
                await http.Response.Body.WriteAsync(output[..length], ending.Token);
                await http.Response.Body.FlushAsync(ending.Token);
                left -= length;
                if (limit < int.MaxValue) limit -= length;
                if (limit == 0) return;
                if (left > 0) continue;
                http.Abort();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private static DateTimeOffset? ParseTime(string? text) =>
        text is null ? null : DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private async Task<JsonObject> CreateAsync(ApiRequest request)
    {
        var wanted = await ReadAsync(request.Http);
        Complete(request, wanted);
        Validate(wanted);
        return Admit(request, wanted);
    }

    private async Task PatchAsync(ApiRequest request, Identity who)
    {
        // As the real server does, without the charset.
        var type = request.Http.Request.ContentType?.Split(';')[0];
        var patch = await ReadAsync(request.Http);
        if (type == "application/apply-patch+yaml" && request.Part is null)
        {
            await ApplyAsync(request, who, patch);
            return;
        }

        if (type != "application/strategic-merge-patch+json" || request.Part is not ("resize" or "status"))
            throw new ApiError(415, "UnsupportedMediaType", $"{type} on {request.Part}");
        if (request.Part == "resize" && !canResize()) throw new ApiError(404, "NotFound", "the server could not find the requested resource");
        var changed = store.Change(request.Kind.Plural, request.Scope, request.Name!, uid: null, present =>
        {
            if (request.Part == "resize") PodResize.Apply(present, patch);
            else present["status"] = patch["status"]!.DeepClone();
        });
        await WriteAsync(request.Http, 200, changed ?? throw NotFound(request));
    }

    private async Task ApplyAsync(ApiRequest request, Identity who, JsonObject wanted)
    {
        var manager = request.Query("fieldManager") ?? throw new ApiError(400, "BadRequest", "PatchOptions.fieldManager: Required value");
        Complete(request, wanted);
        Validate(wanted);
        if (wanted.Name() != request.Name) throw new ApiError(400, "BadRequest", "metadata.name does not match the path");
        var force = request.Query("force") == "true";
        var changed = store.Change(request.Kind.Plural, request.Scope, request.Name, uid: null, present => ServerSideApply.Apply(present, wanted, manager, force));
        if (changed is not null)
        {
            await WriteAsync(request.Http, 200, changed);
            return;
        }

        Authorize(request, who, "create");
        var made = wanted.Copy();
        ServerSideApply.Apply(made, wanted, manager, force);
        await WriteAsync(request.Http, 201, Admit(request, made));
    }

    private static void Complete(ApiRequest request, JsonObject wanted)
    {
        if (wanted["apiVersion"]?.ToString() != request.Kind.ApiVersion || wanted["kind"]?.ToString() != request.Kind.Kind)
            throw new ApiError(400, "BadRequest", $"the object provided is unrecognized (must be of type {request.Kind.Kind})");
        if (wanted["metadata"] is not JsonObject) throw new ApiError(422, "Invalid", "metadata: Required value");
        if (request.Kind.IsNamespaced) wanted.Meta()["namespace"] ??= request.Scope;
        if (wanted.Scope() != request.Scope) throw new ApiError(400, "BadRequest", "the namespace of the object does not match the request");
    }

    private static void Validate(JsonObject wanted)
    {
        var kind = wanted["kind"]!.ToString();
        var causes = SchemaTable.Instance.Check(wanted, kind);
        if (causes.Count == 0) causes = [.. ObjectRules.Check(wanted)];
        if (causes.Count == 0) return;
        var words = string.Join(", ", causes.Select(cause => $"{cause.Field}: {cause.Message}"));
        throw new ApiError(422, "Invalid", $"{kind} \"{wanted.Name()}\" is invalid: {words}", causes);
    }

    private JsonObject Admit(ApiRequest request, JsonObject wanted)
    {
        if (request.Kind.Kind == "Pod")
        {
            PodSecurity.Check(wanted, podSecurity());
            wanted["status"] = new JsonObject { ["phase"] = "Pending" };
        }

        if (request.Kind.Kind == "Service") ports.Admit(wanted);
        return store.Create(request.Kind.Plural, wanted);
    }

    private async Task<JsonObject> DeleteAsync(ApiRequest request)
    {
        var options = request.Http.Request.ContentLength > 0 ? await ReadAsync(request.Http) : [];
        SchemaTable.Instance.Check(options, "DeleteOptions");
        var present = Require(request);
        if (options["preconditions"]?["uid"]?.ToString() is { } uid && uid != present.Uid())
            throw new ApiError(409, "Conflict", $"the UID in the precondition ({uid}) does not match the UID in record ({present.Uid()})");
        if (request.Kind.Kind == "Pod") return Terminate(present, (long?)options["gracePeriodSeconds"]);
        var isForeground = options["propagationPolicy"]?.ToString() == "Foreground";
        if (!isForeground && present.Meta()["finalizers"] is not JsonArray { Count: > 0 })
        {
            store.Remove(request.Kind.Plural, request.Scope, request.Name!, present.Uid());
            return present;
        }

        return store.Change(request.Kind.Plural, request.Scope, request.Name!, present.Uid(), one =>
        {
            if (isForeground)
            {
                if (one.Meta()["finalizers"] is not JsonArray finalizers) one.Meta()["finalizers"] = finalizers = [];
                finalizers.Add("foregroundDeletion");
            }

            one.Meta()["deletionTimestamp"] = DateTimeOffset.UtcNow;
        })!;
    }

    // A pod goes when its kubelet has ended it; at once only when there is none, or nothing to end.
    private JsonObject Terminate(JsonObject pod, long? seconds)
    {
        var isIdle = pod["spec"]!["nodeName"] is null || pod["status"]?["phase"]?.ToString() is "Succeeded" or "Failed";
        if (isIdle || seconds == 0)
        {
            store.Remove("pods", pod.Scope(), pod.Name(), pod.Uid());
            return pod;
        }

        return store.Change("pods", pod.Scope(), pod.Name(), pod.Uid(), one =>
        {
            var grace = seconds ?? (long?)one["spec"]!["terminationGracePeriodSeconds"] ?? 30;
            one.Meta()["deletionTimestamp"] ??= DateTimeOffset.UtcNow.AddSeconds(grace);
            one.Meta()["deletionGracePeriodSeconds"] = grace;
        }) ?? pod;
    }

    private JsonObject Require(ApiRequest request) =>
        store.Find(request.Kind.Plural, request.Scope, request.Name!) ?? throw NotFound(request);

    private static ApiError NotFound(ApiRequest request) => new(404, "NotFound", $"{request.Kind.Plural} \"{request.Name}\" not found");

    private static async Task<JsonObject> ReadAsync(HttpContext http)
    {
        try
        {
            return (await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted))!.AsObject();
        }
        catch (System.Text.Json.JsonException problem)
        {
            throw new ApiError(400, "BadRequest", problem.Message);
        }
    }

    private static Task RefuseAsync(HttpContext http, ApiError error) => WriteAsync(http, error.Code, new JsonObject
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject(),
        ["status"] = "Failure",
        ["message"] = error.Message,
        ["reason"] = error.Reason,
        ["code"] = error.Code,
        ["details"] = new JsonObject
        {
            ["causes"] = new JsonArray([.. error.Causes.Select(cause => new JsonObject
            {
                ["reason"] = cause.Reason, ["field"] = cause.Field, ["message"] = cause.Message,
            })]),
        },
    });

    private static async Task WriteAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body.ToJsonString(), http.RequestAborted);
    }

    private static async Task WriteLineAsync(HttpContext http, JsonObject line, CancellationToken cancellationToken)
    {
        await http.Response.WriteAsync(line.ToJsonString() + "\n", cancellationToken);
        await http.Response.Body.FlushAsync(cancellationToken);
    }
}
