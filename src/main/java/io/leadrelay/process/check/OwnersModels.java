package io.leadrelay.process.check;

import io.leadrelay.engine.ModelFiles;
import io.leadrelay.process.StepCatalogue;

/**
 * What is checked: the owners' files as they would be deployed, and the steps that the diagram may
 * use.
 */
record OwnersModels(ModelFiles files, StepCatalogue steps) {}
