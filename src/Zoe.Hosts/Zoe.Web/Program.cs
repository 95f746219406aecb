return await new Zoe.Web.Startup.WebProgram().RunAsync(args);
