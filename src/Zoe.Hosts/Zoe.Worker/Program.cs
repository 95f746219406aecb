return await new Zoe.Worker.WorkerProgram().RunAsync(args);
